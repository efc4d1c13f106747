using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Views;

/// <summary>reader_suspect, date_sign and column_place, and what column_freshness says of the same.</summary>
public sealed class ReaderMemoryViewTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private const string Why = "信息由20条减为3条";
    private static readonly DateOnly Newest = new(2026, 11, 20);

    [Fact]
    public async Task ReaderSuspect_OfAColumnInDoubt_SaysSinceWhenWhyAndWhatWasKnown()
    {
        var site = await SiteAsync();
        await ObserveAsync(site, 0);
        await ObserveAsync(site, 1, Suspect);
        await ObserveAsync(site, 1.1, Suspect);
        await ObserveAsync(site, 2, row => Suspect(row) with { Screenshot = "shots/1.png" });

        Assert.Equal([$"栏目0|2026-11-23 17:00|2|{Why}|false|2026-11-20|20|2026-11-22 17:00|shots/1.png"], await ViewAsync(
            site, "reader_suspect", "column_name, since, nights, reason, exhausted, known_newest, known_items, known_at, screenshot"));
        Assert.StartsWith("暂沿用原结果", Assert.Single(await ViewAsync(site, "reader_suspect", "remedy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReaderSuspect_AfterThreeNights_IsStillThere()
    {
        var site = await SiteAsync();
        await ObserveAsync(site, 0);
        await ObserveAsync(site, 1, Suspect);
        await ObserveAsync(site, 2, row => Suspect(row) with { Observation = Suspect(row).Observation with { Outcome = ReadingOutcome.NotRead, Newest = null, Reason = "读取存疑已超过3夜" } });
        await ObserveAsync(site, 3, row => row with { Observation = row.Observation with { Outcome = ReadingOutcome.NotRead, Newest = null, Reason = "超时" } });

        Assert.Equal(["2|true|2026-11-20"], await ViewAsync(site, "reader_suspect", "nights, exhausted, known_newest"));
        Assert.Equal(["notRead|超时|2026-11-20"], await ViewAsync(site, "column_freshness", "state, reason, newest"));
    }

    [Fact]
    public async Task ReaderSuspect_OnceAcceptedAndReadAgain_IsOver()
    {
        var site = await SiteAsync();
        await ObserveAsync(site, 0);
        await ObserveAsync(site, 1, Suspect);
        database.Clock.SetUtcNow(CrawlerDatabase.Point.AddDays(1.5));
        await database.Get<ReaderAcceptances>().AcceptAsync(site.ColumnIds[0], "值班员", "网站改版", TestContext.Current.CancellationToken);
        Assert.Equal(["已由值班员确认新页面，待下次采集生效|值班员|网站改版"], await ViewAsync(site, "reader_suspect", "remedy, accepted_by, accepted_reason"));

        await ObserveAsync(site, 2);

        Assert.Empty(await ViewAsync(site, "reader_suspect", "1"));
    }

    [Theory]
    [InlineData(Outcome.Pass)]
    [InlineData(Outcome.NotTested)]
    public async Task ColumnFreshness_OfAColumnInDoubt_SaysSoAndKeepsWhatWasKnown(Outcome judged)
    {
        var site = await SiteAsync();
        await ObserveAsync(site, 0, row => row with { Way = "feed" });
        await ObserveAsync(site, 1, Suspect, judged);

        Assert.Equal(
            [$"suspect|读取存疑：{Why}|2026-11-20|2026-11-22 17:00|shown|feed|unknown|{Why}"],
            await ViewAsync(site, "column_freshness", "state, reason, newest, last_read_at, newest_source, way, place, suspect"));
        Assert.Equal(["1"], await database.RowsAsync($"SELECT columns_suspect FROM report.run_coverage WHERE columns_suspect > 0 AND run_id = (SELECT max(run_id) FROM crawl.column_observation WHERE site_id = {site.Id})"));
    }

    [Fact]
    public async Task ColumnPlace_OfAColumnMoved_SaysSinceWhenAndWhereTo()
    {
        var site = await SiteAsync();
        await ObserveAsync(site, 0, row => At(row, ColumnPlace.Listed));
        await ObserveAsync(site, 1, row => At(row, ColumnPlace.Vanished, "2026-11-24 起"));
        await ObserveAsync(site, 2, row => At(row, ColumnPlace.Moved, "http://site.example/new/"));
        await ObserveAsync(site, 3, row => At(row, ColumnPlace.Moved, "http://site.example/new/"));
        await ObserveAsync(site, 4);

        Assert.Equal(
            ["moved|http://site.example/new/|2026-11-24 17:00|2026-11-25 17:00|核实新址后更新名录（columns.csv）并重新导入"],
            await ViewAsync(site, "column_place", "place, detail, since, checked_at, remedy"));
        Assert.Equal(["moved"], await ViewAsync(site, "column_freshness", "place"));
    }

    [Fact]
    public async Task ColumnPlace_OfAColumnThatIsBack_IsOver()
    {
        var site = await SiteAsync();
        await ObserveAsync(site, 0, row => At(row, ColumnPlace.Vanished, "2026-11-23 起"));
        Assert.Equal(["vanished|核实栏目是否已撤并：已撤并的从名录中移除，仍在的核对其网址"], await ViewAsync(site, "column_place", "place, remedy"));

        await ObserveAsync(site, 1, row => At(row, ColumnPlace.Listed));

        Assert.Empty(await ViewAsync(site, "column_place", "1"));
    }

    [Fact]
    public async Task ColumnPlace_OfAColumnThatLeadsElsewhere_SaysWhereTo()
    {
        var site = await SiteAsync();
        await ObserveAsync(site, 0);
        await ObserveAsync(site, 1, row => row with { FinalUrl = "http://site.example/other/" });
        await ObserveAsync(site, 2, row => row with { FinalUrl = "http://site.example/new/" });
        await ObserveAsync(site, 3, row => At(row, ColumnPlace.Listed) with { FinalUrl = "http://site.example/new/" });
        await ObserveAsync(site, 4, row => row with { FinalUrl = "http://site.example/error/", Observation = row.Observation with { Outcome = ReadingOutcome.NotRead, Newest = null } });

        Assert.Equal(
            ["redirected|栏目网址已转到 http://site.example/new/|2026-11-24 17:00|2026-11-25 17:00|核实新址后更新名录（columns.csv）并重新导入"],
            await ViewAsync(site, "column_place", "place, detail, since, checked_at, remedy"));

        await ObserveAsync(site, 5, row => At(row, ColumnPlace.Vanished, "2026-11-27 起") with { FinalUrl = "http://site.example/new/" });
        Assert.Equal(["vanished"], await ViewAsync(site, "column_place", "place"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("index.html")]
    [InlineData(";jsessionid=5A3F")]
    public async Task ColumnPlace_OfAColumnAtItsOwnAddress_IsNothing(string? behind)
    {
        var site = await SiteAsync();
        var url = Assert.Single(await ViewAsync(site, "column_freshness", "url"));
        await ObserveAsync(site, 0, row => row with { FinalUrl = behind is null ? null : url.Replace("http:", "https:", StringComparison.Ordinal) + behind });

        Assert.Empty(await ViewAsync(site, "column_place", "1"));
    }

    [Fact]
    public async Task ColumnFreshness_OfAPictureAndAClass_NamesBoth()
    {
        var site = await SiteAsync();
        await database.RowsAsync($"UPDATE crawl.site_column SET category_reason = '名称含“动态”' WHERE id = {site.ColumnIds[0]} RETURNING id");
        await ObserveAsync(site, 0, row => row with { Screenshot = "2026-11-22/a/b.jpg" });
        Assert.Equal(["名称含“动态”|2026-11-22/a/b.jpg"], await ViewAsync(site, "column_freshness", "category_reason, screenshot"));

        await ObserveAsync(site, 1);

        Assert.Equal(["名称含“动态”|"], await ViewAsync(site, "column_freshness", "category_reason, screenshot"));
    }

    [Fact]
    public async Task DateSign_OfAReDatedItem_TellsBothDatesInWords()
    {
        var site = await SiteAsync();
        var items = Enumerable.Range(0, 5).Select(i => Sample.Item(site.ColumnIds[0], $"信息{i}", Newest.AddDays(-i))).ToArray();
        await ObserveAsync(site, 0, items: items);
        await ObserveAsync(site, 1, items: [.. items.Select(item => item with { ShownDate = item.ShownDate!.Value.AddDays(-9) })]);

        Assert.Equal(
            [
                "成批改动日期|||||5|所比对的5条中有5条的显示日期改动，其中0条变新",
                "改后日期变旧|信息0|2026-11-20|2026-11-11|-9||显示日期由 2026-11-20 改为 2026-11-11",
            ],
            (await ViewAsync(site, "date_sign", "sign, title, date_before, date_after, days, items, summary")).Where(row => !row.StartsWith("改后日期变旧|信息", StringComparison.Ordinal) || row.Contains("信息0", StringComparison.Ordinal)));
    }

    private static ColumnRow Suspect(ColumnRow row) => row with { Observation = row.Observation with { Suspect = Why } };

    private static ColumnRow At(ColumnRow row, ColumnPlace place, string? detail = null) => row with { Observation = row.Observation with { Place = place, PlaceDetail = detail } };

    private Task<SeededSite> SiteAsync() => database.AddSiteAsync(categories: [ColumnCategory.News]);

    private Task<RunHandle> ObserveAsync(SeededSite site, double night, Func<ColumnRow, ColumnRow>? shape = null, Outcome judged = Outcome.Pass, ItemRow[]? items = null)
    {
        var at = CrawlerDatabase.Point.AddDays(night);
        var row = Sample.Column(site.ColumnIds[0], ReadingOutcome.Read, Newest, at);
        return database.RunAsync(
            site,
            run => Sample.Result(
                run, site, [shape?.Invoke(row) ?? row], [Sample.ColumnVerdict(site.ColumnIds[0], judged, newest: Newest)],
                [.. (items ?? []).Select(item => item with { SeenAt = at })]),
            at);
    }

    private Task<List<string>> ViewAsync(SeededSite site, string view, string columns) =>
        database.RowsAsync($"SELECT {columns} FROM report.{view} WHERE column_id = {site.ColumnIds[0]}");
}
