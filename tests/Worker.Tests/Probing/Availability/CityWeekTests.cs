using System.Globalization;
using FreshnessCrawler.DemoCity.Plan;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Tests;
using FreshnessCrawler.Worker.Crawling;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Availability;

/// <summary>A week of visits over a city whose truth is written down: the view's arithmetic, the verdicts and IPv6, exact for every site.</summary>
public sealed class CityWeekTests(PostgresFixture postgres)
{
    private const int SmallCity = 16;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task VisitAsync_AWeekOfTheDemoCity_IsAsTheTruthSays()
    {
        await using var week = await CityWeek.StartAsync(postgres, SmallCity, Ct);
        var began = TimeProvider.System.GetTimestamp();
        await week.LiveAsync(Ct);
        TestContext.Current.TestOutputHelper!.WriteLine($"{week.Visited.Sum(site => site.Value.Count)} visits in {TimeProvider.System.GetElapsedTime(began)}");

        var reckoned = Reckoned(week);
        var view = await week.RowsAsync($"""
            SELECT site_code, verdict, visits, counted, failed, excluded_void, excluded_maintenance, excluded_blocked, fewest_a_day, share
            FROM report.availability_week_at('{week.End:O}') ORDER BY site_code COLLATE "C"
            """, Ct);
        foreach (var row in view) TestContext.Current.TestOutputHelper!.WriteLine(row);
        Assert.Equal([.. reckoned.Values.Select(Row)], view);

        // The words are the truth file's, whatever the moments of the visits were.
        Assert.Equal(
            week.Hours.Weeks.Select(site => $"{site.Site} {site.Word}").Order(StringComparer.Ordinal),
            view.Select(row => row.Split('|')).Select(row => $"{row[0]} {row[1]}"));

        // At each limit itself, and one visit on its other side.
        Assert.Equal("单项否决|200|10|5.00", Limit(view, "kaifaqu"));
        Assert.Equal("预警|200|9|4.50", Limit(view, "lushanxihai"));
        Assert.Equal("预警|200|6|3.00", Limit(view, "weijian"));
        Assert.Equal("正常|200|5|2.50", Limit(view, "shuiliju"));
        Assert.Equal((20, 19), (reckoned["lushan"].Fewest, reckoned["chaisang"].Fewest));
        Assert.True(reckoned[week.Hours.Maintained].Maintenance > 5 && reckoned[VisitPlan.Newcomer].Fewest == 0);
        Assert.All(week.Hours.Closed.Where(reckoned.ContainsKey), site => Assert.Equal(100m, reckoned[site].Share));
        Assert.All(week.Hours.Blocking.Where(reckoned.ContainsKey), site => Assert.Equal(0, reckoned[site].Counted));

        Assert.Equal(
            ["massFailure", "ownNetwork"],
            await week.RowsAsync($"SELECT kind FROM report.void_window('{week.Start:O}', '{week.End:O}') ORDER BY 1", Ct));

        await week.Surveying.GetRequiredService<CrawlRunner>().RunAsync(new CrawlScope { Kind = RunKind.Links, Description = "全部网站的链接和IPv6" }, null, Ct);

        var verdicts = await week.RowsAsync("SELECT s.code, v.rule, v.outcome, v.summary FROM crawl.verdict v JOIN crawl.site s ON s.id = v.site_id WHERE v.rule IN ('V-W2', 'C-IP6-HOME') ORDER BY 1, 2", Ct);
        foreach (var row in verdicts) TestContext.Current.TestOutputHelper!.WriteLine(row);
        Assert.Equal(Expected(week, "V-W2"), Said(verdicts, "V-W2"));
        Assert.SkipUnless(week.Truth.Ipv6!.Served, "this machine has no IPv6 loopback");
        Assert.Equal(Expected(week, "C-IP6-HOME"), Said(verdicts, "C-IP6-HOME"));

        // Two hosts that work at the moment of the survey: one fails a tenth of its visits over IPv6 alone, one is at the limit of 95 % itself.
        var support = await week.RowsAsync("SELECT site_code, state, visits, failed_visits, success_share FROM report.ipv6_support ORDER BY 1", Ct);
        Assert.Contains("shenji|支持IPv6|30|3|90.0", support);
        Assert.Contains("lushan|支持IPv6|20|1|95.0", support);
        Assert.Equal((TrueOutcome.Fail, TrueOutcome.Pass), (Probe(week, "shenji"), Probe(week, "lushan")));
        Assert.Equal("正常", reckoned["shenji"].Word);
        Assert.Equal(
            [.. reckoned.Values.Select(site => $"{site.Site} {site.Ipv6Visits} {site.Ipv6Failed}")],
            support.Select(row => row.Split('|')).Where(row => reckoned.ContainsKey(row[0])).OrderBy(row => row[0], StringComparer.Ordinal).Select(row => $"{row[0]} {row[2]} {row[3]}"));
    }

    /// <summary>What the truth's hours make of the visits as they fell due.</summary>
    private static SortedDictionary<string, TrueWeek> Reckoned(CityWeek week)
    {
        var truth = new WeekTruth(week.Hours);
        var forms = week.Truth.Ipv6!.Sites.ToDictionary(site => site.Site, site => site.Form, StringComparer.Ordinal);
        return new SortedDictionary<string, TrueWeek>(
            week.Visited.ToDictionary(site => site.Key, site => truth.Of(site.Key, forms[site.Key], site.Value), StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static string Row(TrueWeek site) => string.Create(
        CultureInfo.InvariantCulture,
        $"{site.Site}|{site.Word}|{site.Visits}|{site.Counted}|{site.Failed}|{site.Void}|{site.Maintenance}|{site.Blocked}|{site.Fewest}|{site.Share:0.00}");

    private static string Limit(List<string> view, string site)
    {
        var row = view.Select(row => row.Split('|')).Single(row => row[0] == site);
        return $"{row[1]}|{row[3]}|{row[4]}|{row[9]}";
    }

    private static TrueOutcome Probe(CityWeek week, string site) => week.Truth.Probes.Single(probes => probes.Site == site).Rules["C-IP6-HOME"];

    private static IEnumerable<string> Expected(CityWeek week, string rule) => week.Truth.Probes
        .Where(site => site.Rules.ContainsKey(rule))
        .Select(site => $"{site.Site} {Word(site.Rules[rule])}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Said(List<string> verdicts, string rule) => verdicts.Select(row => row.Split('|'))
        .Where(row => row[1] == rule).Select(row => $"{row[0]} {row[2]}").Order(StringComparer.Ordinal);

    private static string Word(TrueOutcome outcome) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{outcome}");
}
