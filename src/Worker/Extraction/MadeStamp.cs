namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Whether a page's own old 页面生成时间 is to be believed: its template's may be old, or the page has stood still since.</summary>
internal static class MadeStamp
{
    private const int FewestWitnesses = 3;

    /// <summary>At least three year-less items whose addresses tell their day or month, none of it later than the stamp, and nothing
    /// else on the page that is later.</summary>
    public static bool IsBorneOut(PageOutline outline, List<DatedItem> items, List<DateSpot> spots, DateOnly stamp)
    {
        foreach (var spot in spots)
        {
            if (spot.Shown is { YearShown: true, Relative: false } && spot.Shown.Value > stamp) return false;
        }

        foreach (var link in outline.Links)
        {
            if (FirstDay(outline.HrefOf(link)) is { } day && day > stamp) return false;
        }

        var witnesses = 0;
        foreach (var item in items)
        {
            var shown = item.Date.Shown;
            if (shown.YearShown || shown.Relative || !AddressDate.TryRead(outline.HrefOf(outline.Links[item.Link]), out var year, out var month, out var day)) continue;
            if (month == shown.Value.Month && (day == 0 || day == shown.Value.Day)
                && DateText.TryDay(year, month, shown.Value.Day, out var value) && value <= stamp) witnesses++;
        }

        return witnesses >= FewestWitnesses;
    }

    private static DateOnly? FirstDay(ReadOnlySpan<char> href) =>
        AddressDate.TryRead(href, out var year, out var month, out var day) && DateText.TryDay(year, month, day == 0 ? 1 : day, out var value) ? value : null;
}
