using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Views;

public sealed class ColumnFreshnessViewTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static readonly DateOnly Newest = new(2026, 11, 20);

    [Theory]
    [InlineData(ReadingOutcome.Read, Outcome.Pass, "fresh")]
    [InlineData(ReadingOutcome.Read, Outcome.Fail, "stale")]
    [InlineData(ReadingOutcome.Undated, Outcome.NotTested, "undated")]
    [InlineData(ReadingOutcome.Undated, Outcome.Fail, "stale")]
    [InlineData(ReadingOutcome.Blank, Outcome.NotApplicable, "blank")]
    [InlineData(ReadingOutcome.NotRead, Outcome.NotTested, "notRead")]
    [InlineData(ReadingOutcome.Read, Outcome.NotTested, "unconfirmed")]
    [InlineData(ReadingOutcome.Blank, Outcome.NotTested, "unconfirmed")]
    public async Task State_ByReadingAndVerdict_IsThatOfTheColumn(ReadingOutcome reading, Outcome verdict, string expected)
    {
        var site = await SiteAsync();
        await RunAsync(site, 0, Sample.Column(site.ColumnIds[0], reading, reading == ReadingOutcome.Read ? Newest : null), Sample.ColumnVerdict(site.ColumnIds[0], verdict));

        Assert.Equal([expected], await ColumnAsync(site, "state"));
    }

    [Fact]
    public async Task Row_OfAColumnRead_HasTheArithmeticOfItsVerdict()
    {
        var site = await SiteAsync();
        await RunAsync(site, 0, Sample.Column(site.ColumnIds[0], ReadingOutcome.Read, Newest), Sample.ColumnVerdict(site.ColumnIds[0], Outcome.Pass, newest: Newest, age: 3));

        Assert.Equal(
            [$"{site.Code}|{site.Name}|栏目0|news|1|read|2026-11-20|3|14|fresh||http://site.example/0/|2026-11-22 17:00|11"],
            await ColumnAsync(site, "site_code, site, column_name, category, level, outcome, newest, age_days, limit_days, state, reason, url, checked_at, days_left"));
    }

    [Fact]
    public async Task Row_AfterAFailedFetch_KeepsTheNewestAndAgesIt()
    {
        var site = await SiteAsync();
        await RunAsync(site, 0, Sample.Column(site.ColumnIds[0], ReadingOutcome.Read, Newest), Sample.ColumnVerdict(site.ColumnIds[0], Outcome.Pass, newest: Newest, age: 3));
        await RunAsync(site, 2, Sample.Column(site.ColumnIds[0], ReadingOutcome.NotRead, reason: "超时"), Sample.ColumnVerdict(site.ColumnIds[0], Outcome.NotTested, reason: "超时"));

        Assert.Equal(["notRead|2026-11-20|5|14|notRead|超时|9"], await ColumnAsync(site, "outcome, newest, age_days, limit_days, state, reason, days_left"));
    }

    [Fact]
    public async Task Row_OfASiteNotReached_KeepsWhatWasKnown()
    {
        var site = await SiteAsync();
        await RunAsync(site, 0, Sample.Column(site.ColumnIds[0], ReadingOutcome.Read, Newest), Sample.ColumnVerdict(site.ColumnIds[0], Outcome.Pass, newest: Newest, age: 3));
        database.Clock.Advance(TimeSpan.FromDays(1));
        var run = await database.OpenRunAsync(site, CrawlerDatabase.Point.AddDays(1));
        await database.Get<RunLedger>().CloseAsync(run.RunId, RunState.Deadline, "未轮到", TestContext.Current.CancellationToken);

        Assert.Equal(["read|2026-11-20|3|fresh|"], await ColumnAsync(site, "outcome, newest, age_days, state, reason"));
    }

    [Fact]
    public async Task Row_OfAnExemptedColumn_GivesTheDecision()
    {
        var site = await SiteAsync();
        await database.ExecuteAsync($"UPDATE crawl.site_column SET exempt_reason = '历史专题' WHERE id = {site.ColumnIds[0]}");

        Assert.Equal(["exempt|历史专题|notRead"], await ColumnAsync(site, "state, reason, outcome"));
    }

    [Fact]
    public async Task Row_NeverChecked_SaysSo()
    {
        var site = await SiteAsync();

        Assert.Equal(["notRead|notRead|尚未采集|"], await ColumnAsync(site, "outcome, state, reason, checked_at"));
    }

    [Fact]
    public async Task HomePage_JudgedForTheSite_TakesItsPartOfThatVerdict()
    {
        var site = await SiteAsync();
        var verdict = Sample.SiteVerdict(site.Id, Outcome.Fail, "V-W3", Severity.Veto) with { Evidence = Sample.Evidence(site.HomeId, Newest, 20, null, 14) };
        await RunAsync(site, 0, Sample.Column(site.HomeId, ReadingOutcome.Read, Newest), verdict);

        Assert.Equal(
            ["stale|20|14"],
            await database.RowsAsync($"SELECT state, age_days, limit_days FROM report.column_freshness WHERE column_id = {site.HomeId}"));
    }

    [Fact]
    public async Task Rows_OfClosedSitesAndColumns_AreLeftOut()
    {
        var (closed, site) = (await SiteAsync(), await SiteAsync());
        await database.ExecuteAsync($"UPDATE crawl.site SET valid_to = '2021-01-01' WHERE id = {closed.Id}; UPDATE crawl.site_column SET valid_to = '2021-01-01' WHERE id = {site.ColumnIds[0]}");

        Assert.Empty(await ColumnAsync(closed, "1"));
        Assert.Empty(await ColumnAsync(site, "1"));
    }

    [Fact]
    public async Task DueSoon_OfColumnsWithinTheirLimit_PutsTheNearestFirst()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News, ColumnCategory.News, ColumnCategory.News]);
        int[] ages = [3, 14, 15];
        await database.RunAsync(site, run => Sample.Result(
            run,
            site,
            [.. site.ColumnIds.Select((id, i) => Sample.Column(id, ReadingOutcome.Read, new DateOnly(2026, 11, 23).AddDays(-ages[i])))],
            [.. site.ColumnIds.Select((id, i) => Sample.ColumnVerdict(id, ages[i] > 14 ? Outcome.Fail : Outcome.Pass, age: ages[i]))]));

        Assert.Equal(
            ["栏目1|0|2026-11-23", "栏目0|11|2026-12-04"],
            await database.RowsAsync($"SELECT column_name, days_left, last_day FROM report.due_soon WHERE site_code = '{site.Code}'"));
    }

    private Task<SeededSite> SiteAsync() => database.AddSiteAsync(categories: [ColumnCategory.News]);

    private Task<RunHandle> RunAsync(SeededSite site, int night, ColumnRow row, Verdict verdict)
    {
        var point = CrawlerDatabase.Point.AddDays(night);
        return database.RunAsync(site, run => Sample.Result(run, site, [row with { Observation = row.Observation with { ObservedAt = point } }], [verdict]), point);
    }

    private Task<List<string>> ColumnAsync(SeededSite site, string columns) =>
        database.RowsAsync($"SELECT {columns} FROM report.column_freshness WHERE column_id = {site.ColumnIds[0]}");
}
