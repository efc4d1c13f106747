using System.Buffers;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Dates that an element carries in its attributes: <c>datetime</c>, <c>data-date</c> and their like, a hover title.</summary>
internal static class AttributeDates
{
    private static readonly SearchValues<char> s_time = SearchValues.Create("+:0123456789Z .-");
    private static readonly string[] s_labels = ["发布时间", "发布日期", "更新时间", "更新日期", "添加时间", "录入时间"];

    public static bool TryRead(PageOutline outline, int node, DateOnly anchor, out DateSpot spot)
    {
        spot = default;
        ref readonly var entry = ref outline[node];
        if ((entry.Zone & (Zone.Foot | Zone.Crumb | Zone.Head | Zone.Nav | Zone.Pager)) != Zone.None) return false;
        if (entry.Kind is ElementKind.Body or ElementKind.Script or ElementKind.Frame or ElementKind.Image) return false;
        var attributes = entry.Element.Attributes;
        for (var i = 0; i < attributes.Length; i++)
        {
            if (attributes[i] is not { Value.Length: >= 8 and < 400 } attribute) continue;
            var label = DateLabel.None;
            ShownDate shown;
            var read = attribute.Name switch
            {
                "title" => TryHover(attribute.Value, anchor, entry.Kind != ElementKind.Link, out shown, out label),
                "datetime" or "data-date" or "data-time" or "data-datetime" or "data-pubdate" or "data-pubtime" or "data-publishdate" or "data-publishtime"
                    or "data-publish-date" or "data-publish-time" => TryAlone(attribute.Value, anchor, out shown),
                _ => None(out shown),
            };
            if (!read) continue;
            var link = outline[node].Kind == ElementKind.Link ? outline[node].LinksBefore : outline.EnclosingLink(node);
            spot = new(node, node + 1, shown, label, link, Weak: false, Quiet: true);
            return true;
        }

        return false;
    }

    // 文章标题：… 更新时间：2026-11-20 9:32:17; a date alone only where the element is no title.
    private static bool TryHover(string value, DateOnly anchor, bool alone, out ShownDate shown, out DateLabel label)
    {
        label = DateLabel.None;
        if (alone && TryAlone(value, anchor, out shown)) return true;
        foreach (var word in s_labels)
        {
            var at = value.IndexOf(word, StringComparison.Ordinal);
            if (at < 0) continue;
            var behind = value.AsSpan(at + word.Length).TrimStart(" ：:\u00a0");
            var found = DateText.TryFind(behind[..Math.Min(behind.Length, 20)], anchor, out shown);
            if (!found || shown.Start > 0 || !shown.YearShown || shown.Precision != DatePrecision.Day) continue;
            label = DateLabels.Of(word);
            return true;
        }

        return None(out shown);
    }

    private static bool TryAlone(ReadOnlySpan<char> value, DateOnly anchor, out ShownDate shown) =>
        DateText.TryFind(value, anchor, out shown) && shown.YearShown && shown.Precision == DatePrecision.Day && RestIsZone(value[(shown.Start + shown.Length)..])
        && shown.Start == 0;

    private static bool RestIsZone(ReadOnlySpan<char> rest) => !rest.ContainsAnyExcept(s_time);

    private static bool None(out ShownDate shown)
    {
        shown = default;
        return false;
    }
}
