namespace FreshnessCrawler.Storage.Registry;

/// <summary>filings.csv: voting and like campaigns that were filed beforehand.</summary>
internal static class FilingsFile
{
    public static List<FilingEntry> Read(IReadOnlyList<CsvRow> rows, ProblemList problems)
    {
        var entries = new List<FilingEntry>();
        foreach (var row in rows)
        {
            var fields = new RowFields(row, problems);
            var (unit, activity) = (fields.Required("unit"), fields.Required("activity"));
            var (filedOn, startsOn) = (fields.RequiredDate("filed_on"), fields.RequiredDate("starts_on"));
            if (filedOn > startsOn)
                problems.Warn(row, "filed_on", "报备日期晚于活动开始日期；请核对");
            if (unit.Length > 0 && activity.Length > 0 && filedOn is { } filed && startsOn is { } starts)
                entries.Add(new FilingEntry(row, unit, activity, filed, starts));
        }

        return RegistryEntries.WithoutRepeats(entries, e => $"{e.Unit}\t{e.Activity}\t{e.StartsOn:O}", e => e.Row, "activity", "单位、活动和开始日期", problems);
    }
}
