using System.Buffers;
using FreshnessCrawler.Worker.Extraction.Sources;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Links that a script writes into, or around which it writes, an element nobody sees: <c>document.write('&lt;div style="display:none"&gt;')</c>.</summary>
public static class HiddenScripts
{
    public const string How = "由脚本写入的不可见元素";

    private const int Most = 50;
    private const int Reach = 200_000;

    private static readonly SearchValues<string> s_marks = SearchValues.Create(
        ["display:none", "display: none", "visibility:hidden", "visibility: hidden", "overflow:hidden", "overflow: hidden", "absolute", "font-size:0", "opacity:0", "text-indent:-"], StringComparison.OrdinalIgnoreCase);

    public static IReadOnlyList<(string Href, string How)> Find(ReadOnlySpan<char> raw)
    {
        if (!raw.Contains("document.write", StringComparison.Ordinal) || !raw.ContainsAny(s_marks)) return [];
        var found = new List<(string, string)>();
        foreach (var script in InlineScripts.Of(raw))
        {
            var body = raw[script.Body];
            if (!body.Contains("document.write", StringComparison.Ordinal) || HiddenStyle(body) is not (>= 0 and var style)) continue;
            var written = body[style..];
            Hrefs(written, found);
            // What it opens and does not close goes on until another script closes it.
            if (!written.Contains("</", StringComparison.Ordinal)) Hrefs(Enclosed(raw[script.Body.End.Value..]), found);
            if (found.Count >= Most) break;
        }

        return found;
    }

    private static int HiddenStyle(ReadOnlySpan<char> body)
    {
        for (var at = 0; at < body.Length;)
        {
            var next = body[at..].IndexOf("style=", StringComparison.OrdinalIgnoreCase);
            if (next < 0) return -1;
            at += next + 6;
            var value = body[at..].TrimStart("\\\"'");
            var end = value.IndexOfAny("\"'>\\");
            if (HiddenMarkup.OfStyle(end < 0 ? value : value[..end]) is not null) return at;
        }

        return -1;
    }

    private static ReadOnlySpan<char> Enclosed(ReadOnlySpan<char> rest)
    {
        if (rest.Length > Reach) rest = rest[..Reach];
        for (var at = 0; ;)
        {
            var next = rest[at..].IndexOf("document.write", StringComparison.Ordinal);
            if (next < 0) return default;
            at += next;
            var line = rest[at..Math.Min(rest.Length, at + 60)];
            if (line.Contains("</", StringComparison.Ordinal) || line.Contains("<\\/", StringComparison.Ordinal)) return rest[..at];
            at++;
        }
    }

    private static void Hrefs(ReadOnlySpan<char> text, List<(string, string)> into)
    {
        while (into.Count < Most)
        {
            var at = text.IndexOf("href=", StringComparison.OrdinalIgnoreCase);
            if (at < 0) return;
            text = text[(at + 5)..].TrimStart("\\\"' ");
            var end = text.IndexOfAny("\\\"' >");
            if (end < 0) return;
            into.Add((text[..end].ToString(), How));
            text = text[end..];
        }
    }
}
