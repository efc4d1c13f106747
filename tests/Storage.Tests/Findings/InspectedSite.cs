using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Tests.Findings;

/// <summary>How a column is found on a night.</summary>
internal enum Seen
{
    Fresh,
    Stale,
    Blank,
    NotRead,

    /// <summary>Out of the registry from this night on.</summary>
    Closed,

    /// <summary>Exempted from this night on.</summary>
    Exempt,
}

/// <summary>A site that is judged night by night by the product's own rules, as a crawl would have it judged.</summary>
internal sealed class InspectedSite(CrawlerDatabase database, SeededSite site, ColumnCategory category)
{
    private readonly HashSet<long> _closed = [];
    private readonly HashSet<long> _exempt = [];
    private int _nights;

    internal SeededSite Site => site;

    internal ColumnCategory Category { get; set; } = category;

    internal static async Task<InspectedSite> OfAsync(CrawlerDatabase database, ColumnCategory category, int columns) =>
        new(database, await database.AddSiteAsync(categories: [.. Enumerable.Repeat(category, columns)]), category);

    /// <summary>One night, with each column as it is found; a decision in the registry lasts.</summary>
    internal async Task NightAsync(params Seen[] columns)
    {
        var point = CrawlerDatabase.Point.AddDays(_nights++);
        var day = MonitoringPoint.DayOf(point);
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] == Seen.Closed && _closed.Add(site.ColumnIds[i]))
                await database.ExecuteAsync($"UPDATE crawl.site_column SET valid_to = '{day:yyyy-MM-dd}' WHERE id = {site.ColumnIds[i]}");
            else if (columns[i] == Seen.Exempt && _exempt.Add(site.ColumnIds[i]))
                await database.ExecuteAsync($"UPDATE crawl.site_column SET exempt_reason = '历史专题' WHERE id = {site.ColumnIds[i]}");
        }

        var observations = new SiteObservations
        {
            SiteId = site.Id,
            Code = site.Code,
            Name = site.Name,
            WholeSite = true,
            Columns = [.. site.ColumnIds.Zip(columns).Where(column => !_closed.Contains(column.First)).Select(column => Observe(column.First, column.Second, point))],
        };
        var verdicts = RuleSet.All.Judge(observations, TestPolicy.Policy, new MonitoringPoint(point));
        await database.RunAsync(site, run => Sample.Result(run, site, verdicts: verdicts), point);
    }

    internal async Task<string> StateAsync(string rule) =>
        string.Join(' ', await database.RowsAsync($"SELECT state FROM crawl.finding WHERE site_id = {site.Id} AND rule = '{rule}' ORDER BY target_id"));

    internal async Task<string> AnnexAsync() =>
        string.Join('\n', await database.RowsAsync($"SELECT outcome FROM report.notice_annex1 WHERE site = '{site.Name}'"));


    private ColumnObservation Observe(long id, Seen seen, DateTimeOffset point)
    {
        var row = Sample.Column(
            id,
            seen switch { Seen.Blank => ReadingOutcome.Blank, Seen.NotRead => ReadingOutcome.NotRead, _ => ReadingOutcome.Read },
            seen switch { Seen.Blank or Seen.NotRead => null, Seen.Fresh => MonitoringPoint.DayOf(point), _ => new DateOnly(2024, 1, 1) },
            point);
        return row.Observation with { Category = Category, Exemption = _exempt.Contains(id) ? new Exemption(null, "历史专题", "某办") : null };
    }
}
