using System.Net;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Addresses of data that a page's elements carry for its scripts: <c>data-url="/api/list?channelId=1"</c>.</summary>
internal static class DataAttributes
{
    private const int MostAttributes = 2000;

    public static IEnumerable<(ListSource Source, int Merit)> Of(HtmlPage page)
    {
        var found = new List<(ListSource, int)>();
        var raw = page.Raw;
        for (int at = 0, seen = 0; seen < MostAttributes; seen++)
        {
            var next = raw[at..].IndexOf(" data-", StringComparison.OrdinalIgnoreCase);
            if (next < 0) break;
            at += next + 6;
            var value = Value(raw[at..]);
            if (!ListAddress.LooksLikeData(value)) continue;
            if (ListAddress.Usable(page, WebUtility.HtmlDecode(value.ToString())) is { } url && ListAddress.Merit(page, url) is >= 2 and var merit)
                found.Add((new(ReadingWay.Json, url, "页面元素的 data- 属性"), merit));
        }

        return found;
    }

    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> attribute)
    {
        var name = 0;
        while (name < attribute.Length && name < 40 && (char.IsAsciiLetterOrDigit(attribute[name]) || attribute[name] == '-')) name++;
        if (name + 2 >= attribute.Length || attribute[name] != '=' || attribute[name + 1] is not ('"' or '\'')) return default;
        var rest = attribute[(name + 2)..];
        rest = rest[..Math.Min(rest.Length, 1500)];
        var close = rest.IndexOf(attribute[name + 1]);
        return close < 0 ? default : rest[..close].Trim();
    }
}
