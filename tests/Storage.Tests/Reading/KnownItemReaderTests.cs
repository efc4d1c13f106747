using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Reading;

public sealed class KnownItemReaderTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static readonly DateOnly Shown = new(2026, 11, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_OfAColumnsItems_TellsTheBaselineFromWhatCameLater()
    {
        var (site, column) = await SiteAsync();
        await SeeAsync(site, 0, Sample.Item(column, "原有", null));
        await SeeAsync(site, 1, Sample.Item(column, "原有", null), Sample.Item(column, "新到", null));

        var known = await database.Get<KnownItemReader>().ReadAsync(column, Cancellation);

        Assert.Equal(2, known.Count);
        Assert.Equal((true, CrawlerDatabase.Point), Of(known.Find("http://site.example/原有.html", "原有")));
        Assert.Equal((false, CrawlerDatabase.Point.AddDays(1)), Of(known.Find("http://site.example/新到.html", "新到")));
        Assert.Null(known.Find("http://site.example/新到.html", "原有"));
    }

    [Theory]
    [InlineData(2, "page", "ul>li")]
    [InlineData(1, "feed", "ul>li")]
    [InlineData(1, "page", "div>p")]
    [InlineData(1, "page", null)]
    public async Task Read_OfItemsFoundByAnotherReading_CountsThemToTheBaseline(int readerVersion, string way, string? template)
    {
        var (site, column) = await SiteAsync();
        await SeeAsync(site, 0, Sample.Item(column, "原有", null));
        await SeeAsync(site, 1, row => row with { ReaderVersion = readerVersion, Way = way, Template = template }, Sample.Item(column, "旧列表未见", null));

        Assert.All((await database.Get<KnownItemReader>().ReadAsync(column, Cancellation)).All, item => Assert.True(item.Baseline));
    }

    [Fact]
    public async Task Read_AfterABlankReading_KnowsTheFirstItemAsNew()
    {
        var (site, column) = await SiteAsync();
        await database.RunAsync(site, run => Sample.Result(run, site, [Sample.Column(column, ReadingOutcome.Blank) with { Template = null }]));
        await SeeAsync(site, 1, Sample.Item(column, "第一条", null));

        Assert.False(Assert.Single((await database.Get<KnownItemReader>().ReadAsync(column, Cancellation)).All).Baseline);
    }

    [Fact]
    public async Task Read_OfADateLearnedLater_GivesItWithItsSource()
    {
        var (site, column) = await SiteAsync();
        var item = Sample.Item(column, "无日期", null);
        await SeeAsync(site, 0, item);
        await SeeAsync(site, 1, item with { ShownDate = Shown, DateSource = DateSource.Article });
        await SeeAsync(site, 2, item);

        var known = (await database.Get<KnownItemReader>().ReadAsync(column, Cancellation)).Find(item.Url, item.Title)!;

        Assert.Equal((Shown, DateSource.Article, true), (known.Date, known.Source, known.Precise));
    }

    [Fact]
    public async Task Read_OfSeveralColumns_KeepsThemApart()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News, ColumnCategory.Notice]);
        await SeeAsync(site, 0, Sample.Item(site.ColumnIds[0], "甲\0", Shown), Sample.Item(site.ColumnIds[1], "乙", Shown));

        var known = await database.Get<KnownItemReader>().ReadAsync([.. site.ColumnIds, site.HomeId, site.HomeId], Cancellation);

        Assert.NotNull(known[site.ColumnIds[0]].Find("http://site.example/甲\0.html", "甲\0"));
        Assert.Equal("乙", Assert.Single(known[site.ColumnIds[1]].All).Title);
        Assert.Equal(0, known[site.HomeId].Count);
    }

    private static (bool, DateTimeOffset)? Of(KnownItem? item) => item is null ? null : (item.Baseline, item.FirstSeenAt);

    private async Task<(SeededSite Site, long Column)> SiteAsync()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        return (site, site.ColumnIds[0]);
    }

    private Task<RunHandle> SeeAsync(SeededSite site, int night, params ItemRow[] items) => SeeAsync(site, night, row => row, items);

    private Task<RunHandle> SeeAsync(SeededSite site, int night, Func<ColumnRow, ColumnRow> shape, params ItemRow[] items)
    {
        var at = CrawlerDatabase.Point.AddDays(night);
        return database.RunAsync(
            site,
            run => Sample.Result(
                run, site, [.. site.ColumnIds.Select(id => shape(Sample.Column(id, ReadingOutcome.Undated, at: at)))], items: [.. items.Select(item => item with { SeenAt = at })]),
            at);
    }
}
