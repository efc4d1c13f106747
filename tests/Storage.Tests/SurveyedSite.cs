using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Storage.Tests;

/// <summary>A site whose links and IPv6 are surveyed night after night, against the real tables.</summary>
internal sealed class SurveyedSite(CrawlerDatabase database, SeededSite site)
{
    internal SeededSite Site => site;

    internal static async Task<SurveyedSite> OfAsync(CrawlerDatabase database) => new(database, await database.AddSiteAsync());

    internal static DateTimeOffset Night(int number) => CrawlerDatabase.Point.AddDays(number).AddHours(2);

    internal Task<RunHandle> SurveyAsync(int night, LinkObservations? links = null, IReadOnlyList<LinkTest>? tests = null, Ipv6Observations? ipv6 = null, IReadOnlyList<Ipv6HostObservation>? hosts = null) =>
        database.RunAsync(
            site,
            run => Sample.Result(run, site) with { Links = links, LinkTests = tests ?? [], Ipv6 = ipv6, Ipv6Hosts = hosts ?? [] },
            CrawlerDatabase.Point.AddDays(night));

    /// <summary>A night's survey that found these links to be bad, each tested in that night.</summary>
    internal Task<RunHandle> ProblemsAsync(int night, params LinkProblem[] problems) =>
        SurveyAsync(night, SurveySample.Links(Night(night), [.. problems.Select(problem => problem with { CheckedAt = Night(night) })]));

    /// <summary>The site's list: address, class, whether listed, how it ended; oldest first.</summary>
    internal Task<List<string>> ListAsync() => database.RowsAsync($"""
        SELECT l.url, v.class, v.listed, v.ending, v.valid_from::date - '2026-11-22'::date AS night
        FROM crawl.site_link v JOIN crawl.link l ON l.id = v.link_id WHERE v.site_id = {site.Id} ORDER BY v.id
        """);

    /// <summary>Every row that surveys have written, shared ones too, with the system's own number of each row's version.</summary>
    internal async Task<List<string>> EverythingAsync()
    {
        var rows = new List<string>();
        foreach (var table in (string[])["link", "link_check", "link_change", "site_link", "hidden_link", "ipv6_host", "ipv6_link", "ipv6_gap"])
            rows.AddRange(await database.RowsAsync($"SELECT '{table}', xmin::text, t::text FROM crawl.{table} t ORDER BY 3"));
        return rows;
    }
}
