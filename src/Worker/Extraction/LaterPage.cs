using System.Globalization;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Tells a page of a list that is not its first: such a one may be empty while the column is not.</summary>
internal static class LaterPage
{
    private static readonly string[] s_queries = ["page", "pageno", "pageindex", "pagenum", "currentpage", "curpage", "pn"];

    public static bool Is(PageBlocks read) => IsByAddress(read.Page.Address.Path) || IsByText(read.Outline);

    // index_9.html, ?page=9
    private static bool IsByAddress(string path)
    {
        var cut = path.IndexOf('?', StringComparison.Ordinal);
        var name = cut < 0 ? path.AsSpan() : path.AsSpan(0, cut);
        name = name[(name.LastIndexOf('/') + 1)..];
        if (name.StartsWith("index_", StringComparison.OrdinalIgnoreCase) && NumberAt(name[6..]) is > 0) return true;
        if (cut < 0) return false;
        var query = path.AsSpan(cut + 1);
        foreach (var part in query.Split('&'))
        {
            var pair = query[part];
            if (pair.IndexOf('=') is not (> 0 and var at)) continue;
            foreach (var known in s_queries)
            {
                if (pair[..at].Equals(known, StringComparison.OrdinalIgnoreCase) && NumberAt(pair[(at + 1)..]) is > 1) return true;
            }
        }

        return false;
    }

    // 第9页/共8页, 当前第 2 页
    private static bool IsByText(PageOutline outline)
    {
        foreach (ref readonly var node in outline.Nodes)
        {
            if (node.Text is not { } text || text.IndexOf('页', StringComparison.Ordinal) < 0) continue;
            var rest = text.AsSpan();
            while (rest.IndexOf('第') is >= 0 and var at)
            {
                rest = rest[(at + 1)..].TrimStart();
                if (NumberAt(rest) is > 1 && rest.TrimStart("0123456789").TrimStart() is ['页' or '/', ..]) return true;
            }
        }

        return false;
    }

    // Up to four digits: more are a column's number.
    private static int NumberAt(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length])) length++;
        return length is > 0 and < 5 ? int.Parse(text[..length], CultureInfo.InvariantCulture) : 0;
    }
}
