using CsCheck;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Findings;

public sealed class FindingWriterTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finding_OverItsLife_KeepsOneIdentityAndEveryStep()
    {
        var site = await SiteAsync();
        Outcome[] nights = [Outcome.Fail, Outcome.Fail, Outcome.NotTested, Outcome.Pass, Outcome.Pass, Outcome.Fail, Outcome.Fail, Outcome.Pass];
        for (var night = 0; night < nights.Length; night++)
            await JudgeAsync(site, night, Sample.ColumnVerdict(site.ColumnIds[0], nights[night], age: 20 + night));

        Assert.Equal(
            ["rectified|2|1|2026-11-22 17:00|2026-11-28 17:00|2026-11-29 17:00|20|27"],
            await database.RowsAsync($"""
                SELECT state, times_confirmed, times_reopened, opened_at, confirmed_at, rectified_at, first_evidence ->> 'value', last_evidence ->> 'value'
                FROM crawl.finding WHERE site_id = {site.Id}
                """));
        Assert.Equal(["opened", "confirmed", "rectified", "reopened", "confirmed", "rectified"], await StepsAsync(site));
    }

    [Fact]
    public async Task Finding_OfAColumnExemptedMeanwhile_IsWithdrawnAndOfABlankOneNot()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News, ColumnCategory.News]);
        await JudgeAsync(site, 0, [.. site.ColumnIds.Select(id => Sample.ColumnVerdict(id, Outcome.Fail))]);
        var run = await database.OpenRunAsync(site, CrawlerDatabase.Point.AddDays(1));
        await database.ExecuteAsync($"UPDATE crawl.site_column SET exempt_reason = '历史专题', exempt_until = '2026-11-24' WHERE id = {site.ColumnIds[0]}");

        Assert.True(await WriteAsync(site, run, [.. site.ColumnIds.Select(id => Sample.ColumnVerdict(id, Outcome.NotApplicable))]));

        Assert.Equal(["withdrawn", "open"], await database.RowsAsync($"SELECT state FROM crawl.finding WHERE site_id = {site.Id} ORDER BY target_id"));
    }

    [Fact]
    public async Task Finding_OfAColumnWhoseExemptionHasEnded_StaysOpen()
    {
        var site = await SiteAsync();
        await JudgeAsync(site, 0, Sample.ColumnVerdict(site.ColumnIds[0], Outcome.Fail));
        await database.ExecuteAsync($"UPDATE crawl.site_column SET exempt_reason = '历史专题', exempt_until = '2026-11-22' WHERE id = {site.ColumnIds[0]}");

        await JudgeAsync(site, 1, Sample.ColumnVerdict(site.ColumnIds[0], Outcome.NotApplicable));

        Assert.Equal(["open"], await StatesAsync(site));
    }

    [Fact]
    public async Task Finding_OfAColumnClosedWhileItWasRead_IsNotOpened()
    {
        var site = await SiteAsync();
        var run = await database.OpenRunAsync(site);
        await database.ExecuteAsync($"UPDATE crawl.site_column SET valid_to = '2026-11-23' WHERE id = {site.ColumnIds[0]}");

        Assert.True(await WriteAsync(site, run, Sample.ColumnVerdict(site.ColumnIds[0], Outcome.Fail)));

        Assert.Empty(await StatesAsync(site));
    }

    [Fact]
    public async Task Finding_OfAColumnPutIntoAnotherCategory_IsWithdrawn()
    {
        var site = await SiteAsync();
        await JudgeAsync(site, 0, Sample.ColumnVerdict(site.ColumnIds[0], Outcome.Fail), Sample.ColumnVerdict(site.ColumnIds[0], Outcome.Fail, "C-BLANK"));

        await JudgeAsync(site, 1, Sample.ColumnVerdict(site.ColumnIds[0], Outcome.NotTested, "C-LONG"));

        Assert.Equal(["C-BLANK|open", "C-NEWS|withdrawn"], await database.RowsAsync($"SELECT rule, state FROM crawl.finding WHERE site_id = {site.Id} ORDER BY rule"));
    }

    [Fact]
    public async Task Finding_OfAClosedColumnOrSite_IsWithdrawnWhenTheNextRunOpens()
    {
        var (site, other) = (await database.AddSiteAsync(categories: [ColumnCategory.News, ColumnCategory.News]), await SiteAsync());
        await JudgeAsync(site, 0, [.. site.ColumnIds.Select(id => Sample.ColumnVerdict(id, Outcome.Fail))]);
        await JudgeAsync(other, 0, Sample.SiteVerdict(other.Id, Outcome.Fail));
        await database.ExecuteAsync($"UPDATE crawl.site_column SET valid_to = '2026-11-23' WHERE id = {site.ColumnIds[0]}; UPDATE crawl.site SET valid_to = '2026-11-23' WHERE id = {other.Id}");

        await database.OpenRunAsync(await SiteAsync());

        Assert.Equal(["withdrawn", "open"], await database.RowsAsync($"SELECT state FROM crawl.finding WHERE site_id = {site.Id} ORDER BY target_id"));
        Assert.Equal(["withdrawn"], await StatesAsync(other));
        Assert.Equal(["opened", "withdrawn"], await StepsAsync(other));
    }

    [Fact]
    public async Task Finding_JudgedByAnEarlierMonitoringPoint_DoesNotGoBack()
    {
        var site = await SiteAsync();
        await JudgeAsync(site, 0, Sample.ColumnVerdict(site.ColumnIds[0], Outcome.Fail));
        await JudgeAsync(site, 2, Sample.ColumnVerdict(site.ColumnIds[0], Outcome.Pass));

        await JudgeAsync(site, 1, Sample.ColumnVerdict(site.ColumnIds[0], Outcome.Fail));

        Assert.Equal(["rectified"], await StatesAsync(site));
    }

    [Fact]
    public void Findings_UnderAnyVerdictsWithReplays_FollowTheProofAndNothingElse() =>
        Gen.Select(Gen.Enum<Outcome>(), Gen.Int[0, 2]).Array[1, 8].Sample(
            nights => LiveThroughAsync(nights).GetAwaiter().GetResult(), iter: 25, threads: 1);

    /// <summary>Each night's result is written once and then again as often as it says; a model of the life is kept beside.</summary>
    private async Task LiveThroughAsync((Outcome Outcome, int Replays)[] nights)
    {
        var site = await SiteAsync();
        FindingState? state = null;
        var (confirmed, reopened, steps) = (0, 0, 0);
        for (var night = 0; night < nights.Length; night++)
        {
            var run = await JudgeAsync(site, night, Sample.ColumnVerdict(site.ColumnIds[0], nights[night].Outcome));
            for (var replay = 0; replay < nights[night].Replays; replay++)
                Assert.False(await WriteAsync(site, run, Sample.ColumnVerdict(site.ColumnIds[0], Outcome.Fail)));

            var open = state is FindingState.Open or FindingState.Confirmed;
            switch (nights[night].Outcome)
            {
                case Outcome.Fail:
                    steps++;
                    confirmed += open ? 1 : 0;
                    reopened += state is not null && !open ? 1 : 0;
                    state = open ? FindingState.Confirmed : FindingState.Open;
                    break;
                case Outcome.Pass when open:
                    steps++;
                    state = FindingState.Rectified;
                    break;
                default:
                    break;
            }

            List<string> expected = state is null ? [] : [$"{state}|{confirmed}|{reopened}|{steps}"];
            Assert.Equal(expected, await database.RowsAsync($"""
                SELECT initcap(state), times_confirmed, times_reopened, (SELECT count(*) FROM crawl.finding_event e WHERE e.finding_id = f.id)
                FROM crawl.finding f WHERE site_id = {site.Id}
                """));
        }
    }

    private Task<SeededSite> SiteAsync() => database.AddSiteAsync(categories: [ColumnCategory.News]);

    private Task<RunHandle> JudgeAsync(SeededSite site, int night, params Verdict[] verdicts) =>
        database.RunAsync(site, run => Sample.Result(run, site, verdicts: verdicts), CrawlerDatabase.Point.AddDays(night));

    private Task<bool> WriteAsync(SeededSite site, RunHandle run, params Verdict[] verdicts) =>
        database.Get<RunWriter>().WriteAsync(Sample.Result(run, site, verdicts: verdicts), Cancellation);

    private Task<List<string>> StatesAsync(SeededSite site) => database.RowsAsync($"SELECT state FROM crawl.finding WHERE site_id = {site.Id} ORDER BY id");

    private Task<List<string>> StepsAsync(SeededSite site) =>
        database.RowsAsync($"SELECT kind FROM report.finding_history WHERE site_code = '{site.Code}' ORDER BY event_id");
}
