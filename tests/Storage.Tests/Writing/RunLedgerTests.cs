using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Writing;

public sealed class RunLedgerTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static int _nights;

    private RunLedger Ledger => database.Get<RunLedger>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PlanNight_AskedTwice_IsOneRunWithEverySite()
    {
        var open = await database.AddSiteAsync();
        var nowhere = await database.AddSiteAsync(url: null);
        var closed = await database.AddSiteAsync();
        await database.ExecuteAsync($"UPDATE crawl.site SET valid_to = '2026-11-23' WHERE id = {closed.Id}");

        var first = await PlanAsync(NewNight());
        var again = await PlanAsync(first.Night);

        Assert.True(first.Run.Created);
        Assert.False(again.Run.Created);
        Assert.Equal(first.Run.RunId, again.Run.RunId);
        Assert.Contains(open.Id, first.Run.SiteIds);
        Assert.DoesNotContain(nowhere.Id, first.Run.SiteIds);
        Assert.Equal(["noAddress|名录无网址"], await TargetAsync(first.Run, nowhere));
        Assert.Empty(await TargetAsync(first.Run, closed));
    }

    [Fact]
    public async Task PlanNight_AskedByManyAtOnce_IsCreatedOnce()
    {
        await database.AddSiteAsync();
        var night = NewNight();

        var runs = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PlanAsync(night)));

        Assert.Single(runs, plan => plan.Run.Created);
        Assert.Single(runs.Select(plan => plan.Run.RunId).Distinct());
    }

    [Fact]
    public async Task Open_ForSomeSites_TargetsThemOnly()
    {
        var asked = await database.AddSiteAsync();
        await database.AddSiteAsync();

        var run = await database.OpenRunAsync(asked);

        Assert.Equal([$"{asked.Id}|running|worker"], await database.RowsAsync($"SELECT site_id, state, worker FROM crawl.run_target WHERE run_id = {run.RunId}"));
        Assert.Equal(RunKind.Crawl, run.Kind);
        Assert.Equal(CrawlerDatabase.Point, run.MonitoringPoint);
    }

    [Fact]
    public async Task TryBegin_OfATargetDoneOrOfAClosedRun_IsRefused()
    {
        var site = await database.AddSiteAsync();
        var done = await database.RunAsync(site, run => Sample.Result(run, site));
        var closed = await database.OpenRunAsync(site);
        await Ledger.CloseAsync(closed.RunId, RunState.Aborted, "中止", Cancellation);

        Assert.False(await Ledger.TryBeginAsync(done.RunId, site.Id, "other", Cancellation));
        Assert.False(await Ledger.TryBeginAsync(closed.RunId, site.Id, "other", Cancellation));
    }

    [Fact]
    public async Task TryBegin_AfterAnotherWorkerWasKilled_TakesTheTargetOver()
    {
        var site = await database.AddSiteAsync();
        var run = await database.OpenRunAsync(site);

        Assert.True(await Ledger.TryBeginAsync(run.RunId, site.Id, "second", Cancellation));
        Assert.Equal(["second"], await database.RowsAsync($"SELECT worker FROM crawl.run_target WHERE run_id = {run.RunId}"));
    }

    [Fact]
    public async Task FinishIfComplete_WithATargetWaiting_LeavesTheRunOpen()
    {
        var site = await database.AddSiteAsync();
        var run = await database.OpenRunAsync(site);

        Assert.False(await Ledger.FinishIfCompleteAsync(run.RunId, Cancellation));
        await database.Get<RunWriter>().WriteAsync(Sample.Result(run, site), Cancellation);
        Assert.True(await Ledger.FinishIfCompleteAsync(run.RunId, Cancellation));
        Assert.False(await Ledger.FinishIfCompleteAsync(run.RunId, Cancellation));
        Assert.Equal(["finished"], await StateAsync(run));
    }

    [Fact]
    public async Task Close_AtTheDeadline_GivesEveryTargetNotReachedARowAndChangesNoFinding()
    {
        var late = await database.AddSiteAsync(categories: [ColumnCategory.News, ColumnCategory.Other]);
        var done = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        await database.RunAsync(late, run => Sample.Result(run, late, verdicts: [Sample.ColumnVerdict(late.ColumnIds[0], Rules.Verdicts.Outcome.Fail)]));
        var night = await Ledger.OpenAsync(RunKind.Crawl, [late.Id, done.Id], "测试", CrawlerDatabase.Point.AddDays(1), null, "test", Cancellation);
        await database.Get<RunWriter>().WriteAsync(Sample.Result(night, done, [Sample.Column(done.ColumnIds[0], ReadingOutcome.Read, new DateOnly(2026, 11, 20))]), Cancellation);

        var missed = await Ledger.CloseAsync(night.RunId, RunState.Deadline, "超过截止时间，未轮到", Cancellation);

        Assert.Equal(1, missed);
        Assert.Equal(["deadline"], await StateAsync(night));
        Assert.Equal(["notReached|超过截止时间，未轮到"], await TargetAsync(night, late));
        Assert.Equal(["done|"], await TargetAsync(night, done));
        Assert.Equal(
            ["3|notRead|超过截止时间，未轮到|notReached"],
            await database.RowsAsync($"SELECT count(*), outcome, reason, fetch_status FROM crawl.column_observation WHERE run_id = {night.RunId} AND site_id = {late.Id} GROUP BY 2, 3, 4"));
        Assert.Equal(["open"], await database.RowsAsync($"SELECT state FROM crawl.finding WHERE site_id = {late.Id}"));
        Assert.Empty(await database.RowsAsync($"SELECT 1 FROM crawl.verdict WHERE run_id = {night.RunId}"));
        Assert.Equal(0, await Ledger.CloseAsync(night.RunId, RunState.Aborted, "再次", Cancellation));
    }

    [Fact]
    public async Task Close_OfARecheckOfOneColumn_SaysNothingOfTheOthers()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News, ColumnCategory.Other]);
        var run = await Ledger.OpenAsync(RunKind.Recheck, [site.Id], "复查", CrawlerDatabase.Point, null, "test", Cancellation);
        var visit = Assert.IsType<RecheckAnswer.Visit>(await database.Get<RecheckIntake>().ResolveAsync(RecheckQuestion.Column(site.ColumnIds[1]), Cancellation));
        await database.Get<RecheckIntake>().RecordAsync(visit, run.RunId, Cancellation);

        await Ledger.CloseAsync(run.RunId, RunState.Aborted, "中止", Cancellation);

        Assert.Equal([$"{site.ColumnIds[1]}"], await database.RowsAsync($"SELECT column_id FROM crawl.column_observation WHERE run_id = {run.RunId}"));
    }

    [Fact]
    public async Task Get_OfARunHalfDone_GivesWhatIsStillPlanned()
    {
        var (one, two) = (await database.AddSiteAsync(), await database.AddSiteAsync());
        var run = await Ledger.OpenAsync(RunKind.Crawl, [one.Id, two.Id], "测试", CrawlerDatabase.Point, CrawlerDatabase.Point.AddHours(5), "test", Cancellation);
        await database.Get<RunWriter>().WriteAsync(Sample.Result(run, one), Cancellation);

        var now = await Ledger.GetAsync(run.RunId, Cancellation);

        Assert.Equal([two.Id], now!.SiteIds);
        Assert.Equal(CrawlerDatabase.Point.AddHours(5), now.Deadline);
        Assert.Null(await Ledger.GetAsync(long.MaxValue, Cancellation));
    }

    private static DateOnly NewNight() => new DateOnly(2026, 11, 23).AddDays(Interlocked.Increment(ref _nights));

    private async Task<(RunHandle Run, DateOnly Night)> PlanAsync(DateOnly night) =>
        (await Ledger.PlanNightAsync(night, CrawlerDatabase.Point, null, "test", Cancellation), night);

    private Task<List<string>> TargetAsync(RunHandle run, SeededSite site) =>
        database.RowsAsync($"SELECT state, reason FROM crawl.run_target WHERE run_id = {run.RunId} AND site_id = {site.Id}");

    private Task<List<string>> StateAsync(RunHandle run) => database.RowsAsync($"SELECT state FROM crawl.crawl_run WHERE id = {run.RunId}");
}
