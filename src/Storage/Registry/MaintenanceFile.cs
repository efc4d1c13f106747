namespace FreshnessCrawler.Storage.Registry;

/// <summary>maintenance.csv: announced maintenance, during which a site that does not open is not blamed.</summary>
internal static class MaintenanceFile
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    public static List<MaintenanceEntry> Read(IReadOnlyList<CsvRow> rows, ProblemList problems)
    {
        var entries = new List<MaintenanceEntry>();
        foreach (var row in rows)
        {
            var fields = new RowFields(row, problems);
            var site = fields.Required("site_code");
            var (from, to) = (fields.Moment("from"), fields.Moment("to"));
            var (reason, by) = (fields.Required("reason"), fields.Required("by"));
            if (from is not { } begin || to is not { } end)
                continue;
            if (end <= begin)
                problems.Add(row, "to", "结束时间须晚于开始时间");
            else if (end - begin > Longest)
                problems.Add(row, "to", $"超过 {Longest.TotalDays:0} 天，不是临时维护；长期停用请在 sites.csv 中填写 valid_to");
            else
                entries.Add(new MaintenanceEntry(row, site, begin, end, reason, by));
        }

        return RegistryEntries.WithoutRepeats(entries, e => $"{e.SiteCode} {e.From:O} {e.To:O}", e => e.Row, "site_code", "网站与起止时间", problems);
    }
}
