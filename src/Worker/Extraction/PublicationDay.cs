namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Makes a publication day of a date as it is shown beside an item.</summary>
/// <param name="Date">Civil day in China; null where the shown date cannot be one.</param>
/// <param name="Note">Why it was not taken, or taken otherwise than shown, in Chinese; or null.</param>
/// <param name="Inferred">Whether part of it was not written but inferred: another visit might read another day.</param>
internal readonly record struct PublicationDay(DateOnly? Date, string? Note, bool Inferred)
{
    // An event is announced weeks ahead, not seasons: beyond that the year is a slip of the pen.
    private const int FarthestEvent = 60;

    private const string Slip = "疑为笔误";

    /// <summary>Whether an item has no date because the shown one lies so far ahead that another was meant.</summary>
    public static bool IsSlip(ListItem item) => item is { Date: null, Note: { } note } && note.Contains(Slip, StringComparison.Ordinal);

    public static PublicationDay Of(ShownDate shown, string href, DateOnly observedOn)
    {
        var date = shown.Value;
        if (shown is { YearShown: false, Relative: false } && AddressDate.TryRead(href, out var year, out var month, out _) && month == date.Month && year < date.Year
            && DateText.TryDay(year, date.Month, date.Day, out var older))
            date = older;
        if (date > observedOn.AddDays(FarthestEvent)) return new(null, $"显示日期{date:yyyy-MM-dd}远晚于采集日，{Slip}，不采信", false);
        if (date > observedOn) return new(null, $"显示日期{date:yyyy-MM-dd}晚于采集日，不采信", false);
        if (shown.Precision == DatePrecision.Day) return new(date, null, shown is not { YearShown: true, Relative: false });
        // Of a month only its end is sure not to wrong the office.
        var end = date.AddMonths(1).AddDays(-1);
        return new(end < observedOn ? end : observedOn, "只标到月，按月末计", true);
    }
}
