using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Reading;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Reading;

public sealed class RecheckIntakeTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private RecheckIntake Intake => database.Get<RecheckIntake>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Resolve_OfASite_IsTheWholeSiteWithTheRunInForce()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        var run = await database.RunAsync(site, run => Sample.Result(run, site));

        var visit = await VisitAsync(RecheckQuestion.Site(site.Code));

        Assert.Null(visit.ColumnIds);
        Assert.Equal((site.Id, run.RunId), (visit.SiteId, visit.EarlierRunId));
    }

    [Fact]
    public async Task Resolve_OfAColumn_IsThatColumn()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);

        var visit = await VisitAsync(RecheckQuestion.Column(site.ColumnIds[0]));

        Assert.Equal(site.ColumnIds, visit.ColumnIds!);
        Assert.Null(visit.EarlierRunId);
    }

    [Fact]
    public async Task Resolve_OfTheHomePage_IsTheWholeSite() =>
        Assert.Null((await VisitAsync(RecheckQuestion.Column((await database.AddSiteAsync()).HomeId))).ColumnIds);

    [Theory]
    [InlineData(TargetKind.Column)]
    [InlineData(TargetKind.Site)]
    public async Task Resolve_OfAFinding_IsItsTarget(TargetKind kind)
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        var run = await database.RunAsync(site, run => Sample.Result(run, site, [Sample.Column(site.ColumnIds[0], ReadingOutcome.Blank)], [
            kind == TargetKind.Column ? Sample.ColumnVerdict(site.ColumnIds[0], Outcome.Fail) : Sample.SiteVerdict(site.Id, Outcome.Fail)]));
        var finding = long.Parse((await database.RowsAsync($"SELECT id FROM crawl.finding WHERE site_id = {site.Id}"))[0]);

        var visit = await VisitAsync(RecheckQuestion.Finding(finding));

        Assert.Equal(kind == TargetKind.Column ? site.ColumnIds : null, visit.ColumnIds);
        Assert.Equal((finding, run.RunId), (visit.FindingId, visit.EarlierRunId));
    }

    [Fact]
    public async Task Resolve_OfAMistypedCode_NamesItAndWhatIsNear()
    {
        var site = await database.AddSiteAsync();
        await database.ExecuteAsync($"UPDATE crawl.site SET code = 'jiujiang-linye' WHERE id = {site.Id}");

        var unknown = await UnknownAsync(RecheckQuestion.Site("jiujiang-lingye"));

        Assert.Contains("jiujiang-lingye", unknown.Message, StringComparison.Ordinal);
        Assert.Contains(unknown.Near, near => near.StartsWith("jiujiang-linye", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Resolve_OfWhatIsNotThere_SaysSo()
    {
        Assert.Contains("999999", (await UnknownAsync(RecheckQuestion.Column(999999))).Message, StringComparison.Ordinal);
        Assert.Contains("999999", (await UnknownAsync(RecheckQuestion.Finding(999999))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolve_OfWhatIsClosedOrHasNoAddress_SaysSo()
    {
        var (closed, nowhere) = (await database.AddSiteAsync(categories: [ColumnCategory.News]), await database.AddSiteAsync(url: null));
        await database.ExecuteAsync($"UPDATE crawl.site_column SET valid_to = '2026-11-23' WHERE id = {closed.ColumnIds[0]}");
        Assert.Contains("关闭", (await UnknownAsync(RecheckQuestion.Column(closed.ColumnIds[0]))).Message, StringComparison.Ordinal);

        await database.ExecuteAsync($"UPDATE crawl.site SET valid_to = '2026-11-23' WHERE id = {closed.Id}");
        Assert.Contains("关闭", (await UnknownAsync(RecheckQuestion.Site(closed.Code))).Message, StringComparison.Ordinal);
        Assert.Contains("无网址", (await UnknownAsync(RecheckQuestion.Site(nowhere.Code))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_OfAVisit_KeepsTheEarlierRunBesideTheNew()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        var earlier = await database.RunAsync(site, run => Sample.Result(run, site, [Sample.Column(site.ColumnIds[0], ReadingOutcome.Blank)]));
        var run = await database.OpenRunAsync(site);

        await Intake.RecordAsync(await VisitAsync(RecheckQuestion.Column(site.ColumnIds[0])), run.RunId, Cancellation);

        Assert.Equal(
            [$"{site.ColumnIds[0]}|{earlier.RunId}|{run.RunId}"],
            await database.RowsAsync($"SELECT column_id, earlier_run_id, run_id FROM crawl.recheck_request WHERE site_id = {site.Id}"));
    }

    private async Task<RecheckAnswer.Visit> VisitAsync(RecheckQuestion question) => Assert.IsType<RecheckAnswer.Visit>(await Intake.ResolveAsync(question, Cancellation));

    private async Task<RecheckAnswer.Unknown> UnknownAsync(RecheckQuestion question) => Assert.IsType<RecheckAnswer.Unknown>(await Intake.ResolveAsync(question, Cancellation));
}
