using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Views;

public sealed class SurveyViewTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    [Fact]
    public async Task LinkProblem_FoundFineByAnotherSite_IsNotShown()
    {
        var (site, other) = (await SurveyedSite.OfAsync(database), await SurveyedSite.OfAsync(database));
        await site.ProblemsAsync(0, SurveySample.Problem("http://view.example/a"), SurveySample.Problem("http://view.example/b", LinkClass.Blocked));
        await other.SurveyAsync(1, tests: [SurveySample.Test("http://view.example/b", at: SurveyedSite.Night(1))]);

        Assert.Equal(["确认失效|http://view.example/a|2|页面"], await database.RowsAsync($"SELECT result, url, level, kind FROM report.link_problem WHERE site_code = '{site.Site.Code}'"));
    }

    [Fact]
    public async Task Surveys_AfterANightInVain_ShowWhyAndTheLastFigures()
    {
        var site = await SurveyedSite.OfAsync(database);
        await site.SurveyAsync(0, SurveySample.Links(SurveyedSite.Night(0)), ipv6: SurveySample.Ipv6(SurveyedSite.Night(0), SurveySample.Host("v.example")));
        Assert.Equal(["支持IPv6|1|1|1|95.8|75.0|95.0|IPv4 也打不开 10"], await database.RowsAsync($"""
            SELECT state, assigned, reachable, operational, success_share, second_share, third_share, second_left_out FROM report.ipv6_support WHERE site_code = '{site.Site.Code}'
            """));

        await site.SurveyAsync(1, SurveySample.Links(SurveyedSite.Night(1)) with { NotTested = "首页未读到" }, ipv6: SurveySample.Ipv6(SurveyedSite.Night(1), home: null) with { NotTested = "本机无IPv6" });

        Assert.Equal(["未测|首页未读到|40|1100|100|0|robots.txt 禁止 12；超出预算 7"], await database.RowsAsync($"""
            SELECT state, reason, pages, ok, broken, broken_home, left_out FROM report.link_survey WHERE site_code = '{site.Site.Code}'
            """));
        Assert.Equal(["未测：本机无IPv6"], await database.RowsAsync($"SELECT state FROM report.ipv6_support WHERE site_code = '{site.Site.Code}'"));
    }

    [Fact]
    public async Task LinksRun_ClosedBeforeASitesTurn_LeavesItsColumnsAndItsStatusAlone()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        await database.RunAsync(site, run => Sample.Result(run, site, verdicts: [Sample.SiteVerdict(site.Id, Outcome.Pass, "V-W4a", Severity.Veto)]));
        var ledger = database.Get<RunLedger>();
        var cancellation = TestContext.Current.CancellationToken;
        var night = new DateOnly(2027, 5, 1);
        var run = await ledger.PlanLinksAsync(night, CrawlerDatabase.Point.AddHours(3), null, "test", cancellation);
        Assert.NotEqual(run.RunId, (await ledger.PlanNightAsync(night, CrawlerDatabase.Point, null, "test", cancellation)).RunId);
        Assert.Equal(run.RunId, (await ledger.PlanLinksAsync(night, CrawlerDatabase.Point.AddHours(3), null, "test", cancellation)).RunId);
        await database.Get<RunWriter>().WriteAsync(
            Sample.Result(run, site, verdicts: [Sample.SiteVerdict(site.Id, Outcome.Fail, "S-NEWS")]) with { Links = SurveySample.Links(SurveyedSite.Night(0)) }, cancellation);

        await ledger.CloseAsync(run.RunId, RunState.Deadline, "截止", cancellation);

        Assert.Equal(["links|全部网站的链接和IPv6|0|1|1200"], await database.RowsAsync($"SELECT kind, scope, columns, link_surveys, link_addresses FROM report.run_coverage WHERE run_id = {run.RunId}"));
        Assert.Equal(["true"], await database.RowsAsync($"SELECT qualified FROM report.site_status WHERE site_code = '{site.Code}'"));
        Assert.Equal(["open"], await database.RowsAsync($"SELECT state FROM crawl.finding WHERE site_id = {site.Id}"));
    }
}
