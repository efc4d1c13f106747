using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Views;

public sealed class StatusViewTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static readonly DateOnly Newest = new(2026, 11, 20);

    [Theory]
    [InlineData(Outcome.Fail, "false")]
    [InlineData(Outcome.Pass, "true")]
    [InlineData(Outcome.NotTested, "")]
    public async Task Qualified_ByTheVetoes_IsSaidOnlyWithProof(Outcome veto, string expected)
    {
        var site = await database.AddSiteAsync();
        await database.RunAsync(site, run => Sample.Result(run, site, verdicts: [Sample.SiteVerdict(site.Id, veto, "V-W4a", Severity.Veto), Sample.SiteVerdict(site.Id, Outcome.NotTested)]));

        Assert.Equal([expected], await StatusAsync(site, "qualified"));
    }

    [Fact]
    public async Task SiteStatus_AfterARun_CountsColumnsAndFindings()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News, ColumnCategory.News, ColumnCategory.News]);
        var run = await database.RunAsync(site, run => Sample.Result(
            run,
            site,
            [
                Sample.Column(site.ColumnIds[0], ReadingOutcome.Read, Newest), Sample.Column(site.ColumnIds[1], ReadingOutcome.Blank),
                Sample.Column(site.ColumnIds[2], ReadingOutcome.NotRead, reason: "超时"), Sample.Column(site.HomeId, ReadingOutcome.Undated),
            ],
            [Sample.ColumnVerdict(site.ColumnIds[0], Outcome.Fail)]));

        Assert.Equal(
            [$"{run.RunId}|done|4|1|1|1|1|1|1|"],
            await StatusAsync(site, "last_run_id, state, columns, columns_read, columns_undated, columns_blank, columns_not_read, columns_stale, open_findings, qualified"));
        Assert.Equal(
            [$"C-NEWS|column|栏目0|栏目 Fail|{site.Code}|remark|http://site.example/0/|open"],
            await database.RowsAsync($"SELECT rule, target_kind, target, summary, site_code, severity, url, state FROM report.open_finding WHERE site_code = '{site.Code}'"));
    }

    [Fact]
    public async Task SiteStatus_OfASiteWithoutAddress_SaysSo()
    {
        var site = await database.AddSiteAsync(url: null);

        Assert.Equal(["无网址|neverRun|0"], await StatusAsync(site, "url, state, columns"));
    }

    [Fact]
    public async Task RunCoverage_OfARunCutShort_AccountsForEveryTarget()
    {
        var (done, late, nowhere) = (
            await database.AddSiteAsync(categories: [ColumnCategory.News, ColumnCategory.News]), await database.AddSiteAsync(), await database.AddSiteAsync(url: null));
        var ledger = database.Get<RunLedger>();
        var cancellation = TestContext.Current.CancellationToken;
        var run = await ledger.OpenAsync(RunKind.Crawl, [done.Id, late.Id, nowhere.Id], "测试", CrawlerDatabase.Point, null, "test", cancellation);
        await database.Get<RunWriter>().WriteAsync(
            Sample.Result(
                run,
                done,
                [Sample.Column(done.ColumnIds[0], ReadingOutcome.Read, Newest), Sample.Column(done.ColumnIds[1], ReadingOutcome.NotRead, reason: "超时"), Sample.Column(done.HomeId, ReadingOutcome.Read, Newest)],
                pages: [Sample.Page(), Sample.Page()]),
            cancellation);
        Assert.Equal(["3|1|0|1|1|66.7"], await CoverageAsync(run, "targets, targets_done, targets_not_reached, targets_no_address, targets_waiting, target_share"));

        await ledger.CloseAsync(run.RunId, RunState.Deadline, "截止", cancellation);

        Assert.Equal(["deadline|3|1|1|1|0|100.0"], await CoverageAsync(run, "state, targets, targets_done, targets_not_reached, targets_no_address, targets_waiting, target_share"));
        Assert.Equal(
            ["4|2|0|0|2|50.0|2|2000|{\"截止\": 1, \"超时\": 1}"],
            await CoverageAsync(run, "columns, columns_read, columns_undated, columns_blank, columns_not_read, read_share, pages, bytes, not_read_reasons"));
    }

    private Task<List<string>> StatusAsync(SeededSite site, string columns) =>
        database.RowsAsync($"SELECT {columns} FROM report.site_status WHERE site_code = '{site.Code}'");

    private Task<List<string>> CoverageAsync(RunHandle run, string columns) =>
        database.RowsAsync($"SELECT {columns} FROM report.run_coverage WHERE run_id = {run.RunId}");
}
