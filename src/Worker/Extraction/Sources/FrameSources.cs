using System.Buffers;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>The frames of a page that may hold its list.</summary>
internal static class FrameSources
{
    private const int SmallestHeight = 120;

    private static readonly SearchValues<string> s_others = SearchValues.Create(
        [
            "weather", "tianqi", "/map", "map.", "ditu", "amap", "video", "player", "vod", "live", "/ad/", "advert", "share", "jiathis", "baidu", "count", "stat", "login", "search", "qrcode",
            "hits", "weibo", "kefu", "chat", "banner", "top.htm", "head.htm", "foot", "bottom", "menu", "nav", "left.htm", "link", "clock", "date.htm", "rili", "calendar", "blank.htm", "captcha",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_lists = SearchValues.Create(
        ["list", "col", "main", "content", "news", "right", "info", "lm", "xxgk", "gkml", "article", "body"], StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<(ListSource Source, int Merit)> Of(HtmlPage page)
    {
        var found = new List<(ListSource, int)>();
        foreach (ref readonly var node in page.Outline.Nodes)
        {
            if (node.Kind != ElementKind.Frame || (node.Zone & (Zone.Hidden | Zone.Foot)) != Zone.None) continue;
            if (node.Element.GetAttribute("src") is not { Length: > 1 } source || source.AsSpan().ContainsAny(s_others)) continue;
            var handles = $"{node.Element.GetAttribute("name")} {node.Element.Id} {node.Element.ClassName}";
            if (handles.AsSpan().ContainsAny(s_others) || IsSmall(page.Raw, source)) continue;
            if (!Uri.TryCreate(page.Address.Absolute(source), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) continue;
            if (!SiteScope.Contains(page.Address.Host, url.Host) || url.PathAndQuery == page.Address.Path) continue;
            var merit = handles.AsSpan().ContainsAny(s_lists) ? 3 : 0;
            if (source.AsSpan().ContainsAny(s_lists)) merit += 2;
            if ((node.Zone & (Zone.Head | Zone.Nav | Zone.Foreign | Zone.Crumb)) == Zone.None) merit += 3;
            if (page.Outline.HasFrameSet) merit += 2;
            found.Add((new(ReadingWay.Frame, url.GetLeftPart(UriPartial.Query), $"页面内嵌框架（{source.Trim()}）"), merit));
        }

        return found;
    }

    // Sizes are no attributes that the parsed page keeps.
    private static bool IsSmall(ReadOnlySpan<char> raw, ReadOnlySpan<char> source)
    {
        var at = raw.IndexOf(source, StringComparison.Ordinal);
        if (at < 0) return false;
        var from = Math.Max(0, at - 2000);
        var open = raw[from..at].LastIndexOf('<');
        if (open < 0 || RawTag.End(raw, from + open) is not (> 0 and var close)) return false;
        var tag = raw[(from + open)..close];
        return IsBelow(tag, "height", SmallestHeight) || IsBelow(tag, "width", SmallestHeight);
    }

    // 100% says nothing; a frame of height 0 or 1 is often stretched by a script once it is loaded, one of 60 never.
    private static bool IsBelow(ReadOnlySpan<char> tag, string side, int least)
    {
        if (!RawTag.TryAttribute(tag, side, out var value)) return false;
        value = value.Trim();
        if (value.EndsWith("px", StringComparison.OrdinalIgnoreCase)) value = value[..^2];
        return int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var size) && size < least && (side == "width" || size > 1);
    }
}
