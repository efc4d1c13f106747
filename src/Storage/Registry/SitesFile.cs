namespace FreshnessCrawler.Storage.Registry;

internal static class SitesFile
{
    public static List<SiteEntry> Read(IReadOnlyList<CsvRow> rows, ProblemList problems, DateOnly today)
    {
        var entries = new List<SiteEntry>();
        foreach (var row in rows)
        {
            var entry = ReadRow(new RowFields(row, problems), problems);
            if (entry.Code.Length > 0)
                entries.Add(entry);
        }

        var kept = RegistryEntries.WithoutRepeats(entries, e => e.Code, e => e.Row, "code", "网站代码", problems);
        CheckAddresses(kept.Where(e => e.IsOpenOn(today)), problems);
        return kept;
    }

    private static SiteEntry ReadRow(RowFields fields, ProblemList problems)
    {
        var entry = new SiteEntry(
            fields.Row,
            fields.Code("code", "网站代码"),
            fields.Required("name"),
            fields.Required("unit"),
            fields.Address("url"),
            fields.Optional("kind"),
            fields.Narrow("site_id_code") is { Length: > 0 } id ? id : null,
            fields.Optional("icp"),
            fields.Optional("status"),
            fields.Date("valid_from"),
            fields.Date("valid_to"));
        if (entry.SiteIdCode is { } siteId && !(siteId.Length == 10 && siteId.All(char.IsAsciiLetterOrDigit)))
            problems.Warn(fields.Row, "site_id_code", "网站标识码通常为 10 位；请核对");
        if (entry.To < entry.From)
            problems.Add(fields.Row, "valid_to", "停用日期早于启用日期；请改正其中一个");
        return entry;
    }

    /// <summary>Two sites at one address would be inspected, and blamed, twice.</summary>
    private static void CheckAddresses(IEnumerable<SiteEntry> entries, ProblemList problems)
    {
        var first = new Dictionary<string, SiteEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Url is not { } url || first.TryAdd(url.TwinKey, entry))
                continue;
            var other = first[url.TwinKey];
            problems.Add(entry.Row, "url", other.Url!.Text == url.Text
                ? $"网址与第 {other.Row.Line} 行的“{other.Name}”相同；请删去一行或改正网址"
                : $"与第 {other.Row.Line} 行的“{other.Name}”（{other.Url.Text}）是同一个网站，只差 http/https、www 或默认页；请只留一个");
        }
    }
}
