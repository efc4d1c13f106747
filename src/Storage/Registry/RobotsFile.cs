namespace FreshnessCrawler.Storage.Registry;

internal static class RobotsFile
{
    public static List<RobotsEntry> Read(IReadOnlyList<CsvRow> rows, ProblemList problems, DateOnly today)
    {
        var entries = new List<RobotsEntry>();
        foreach (var row in rows)
        {
            var fields = new RowFields(row, problems);
            var host = Host(fields, problems);
            var entry = new RobotsEntry(row, host ?? "", fields.Required("reason"), fields.Required("by"), fields.Date("until"));
            if (entry.Until < today)
                problems.Warn(row, "until", "许可已过期，robots.txt 照常遵守");
            if (host is not null)
                entries.Add(entry);
        }

        return RegistryEntries.WithoutRepeats(entries, e => e.Host, e => e.Row, "host", "主机名", problems);
    }

    /// <summary>A host, with its port where that is not the usual one, as it stands in an address.</summary>
    private static string? Host(RowFields fields, ProblemList problems)
    {
        var text = fields.Narrow("host");
        if (!text.AsSpan().ContainsAny("/?#@") && WebAddress.TryParse($"http://{text}/", out _) is { } address)
            return new Uri(address.Text).Authority;
        problems.Add(fields.Row, "host", "只写主机名，不带 http:// 和路径，例如 www.example.gov.cn");
        return null;
    }
}
