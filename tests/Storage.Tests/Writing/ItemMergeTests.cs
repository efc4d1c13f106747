using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Writing;

public sealed class ItemMergeTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static readonly DateOnly First = new(2026, 11, 1);
    private static readonly DateOnly Second = new(2026, 11, 20);

    [Fact]
    public async Task Item_SeenAgainUnchanged_KeepsItsFirstSighting()
    {
        var (site, column) = await SiteAsync();
        await SeeAsync(site, 0, Sample.Item(column, "公告", First));
        await SeeAsync(site, 1, Sample.Item(column, "公告", First));

        Assert.Equal(["公告|2026-11-22 17:00|2026-11-01"], await ItemsAsync(column));
        Assert.Empty(await DatesAsync(column));
    }

    [Fact]
    public async Task Item_ShowingAnotherDate_GetsARowForEachChangeOnly()
    {
        var (site, column) = await SiteAsync();
        await SeeAsync(site, 0, Sample.Item(column, "置顶", First));
        await SeeAsync(site, 1, Sample.Item(column, "置顶", Second));
        await SeeAsync(site, 2, Sample.Item(column, "置顶", Second));
        await SeeAsync(site, 3, Sample.Item(column, "置顶", First));

        Assert.Equal(["置顶|2026-11-22 17:00|2026-11-01"], await ItemsAsync(column));
        Assert.Equal(["2026-11-20", "2026-11-01"], await DatesAsync(column));
    }

    [Fact]
    public async Task Item_FirstUndatedThenDated_TellsWhenTheDateCame()
    {
        var (site, column) = await SiteAsync();
        await SeeAsync(site, 0, Sample.Item(column, "无日期", null));
        await SeeAsync(site, 1, Sample.Item(column, "无日期", Second));
        await SeeAsync(site, 2, Sample.Item(column, "无日期", null));

        Assert.Equal(["无日期|2026-11-22 17:00|"], await ItemsAsync(column));
        Assert.Equal(["2026-11-20"], await DatesAsync(column));
    }

    [Fact]
    public async Task Item_TwiceOnOnePage_IsOneWithItsNewestDate()
    {
        var (site, column) = await SiteAsync();
        await SeeAsync(site, 0, Sample.Item(column, "重复", First), Sample.Item(column, "重复", Second));
        await SeeAsync(site, 1, Sample.Item(column, "重复", Second), Sample.Item(column, "重复", First));

        Assert.Equal(["重复|2026-11-22 17:00|2026-11-20"], await ItemsAsync(column));
        Assert.Empty(await DatesAsync(column));
    }

    [Fact]
    public async Task Item_OfTheSameAddressInTwoColumns_IsTwo()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News, ColumnCategory.Notice]);
        await SeeAsync(site, 0, Sample.Item(site.ColumnIds[0], "同一条", First), Sample.Item(site.ColumnIds[1], "同一条", First));

        Assert.Single(await ItemsAsync(site.ColumnIds[0]));
        Assert.Single(await ItemsAsync(site.ColumnIds[1]));
    }

    [Fact]
    public async Task Item_SeenByAReadingInDoubt_IsNotKept()
    {
        var (site, column) = await SiteAsync();
        var doubtful = Sample.Column(column, ReadingOutcome.Read, First);
        doubtful = doubtful with { Observation = doubtful.Observation with { Suspect = "信息由20条减为3条" } };

        await database.RunAsync(site, run => Sample.Result(run, site, [doubtful], items: [Sample.Item(column, "侧栏", First)]));

        Assert.Empty(await ItemsAsync(column));
    }

    [Theory]
    [InlineData(DateSource.Shown, DateSource.Article, false)]
    [InlineData(DateSource.Article, DateSource.FirstSeen, false)]
    [InlineData(DateSource.Article, DateSource.Article, true)]
    [InlineData(DateSource.FirstSeen, DateSource.Address, true)]
    [InlineData(DateSource.Address, DateSource.Article, true)]
    public async Task Item_WithAnotherDateFromAnotherSource_TakesItFromOneAsGoodOnly(DateSource before, DateSource after, bool expected)
    {
        var (site, column) = await SiteAsync();
        await SeeAsync(site, 0, Sample.Item(column, "公告", First) with { DateSource = before });
        await SeeAsync(site, 1, Sample.Item(column, "公告", Second) with { DateSource = after });

        Assert.Equal(expected ? ["2026-11-20"] : [], await DatesAsync(column));
    }

    [Fact]
    public async Task Item_WhoseDateIsBetterKnownLater_GetsARowThatSaysSo()
    {
        var (site, column) = await SiteAsync();
        await SeeAsync(site, 0, Sample.Item(column, "公告", First) with { DateSource = DateSource.Article });
        await SeeAsync(site, 1, Sample.Item(column, "公告", First) with { Precise = false });
        await SeeAsync(site, 2, Sample.Item(column, "公告", First));
        await SeeAsync(site, 3, Sample.Item(column, "公告", Second) with { Precise = false });

        Assert.Equal(
            ["2026-11-01|shown|false", "2026-11-01|shown|true"],
            await database.RowsAsync($"SELECT d.shown_date, d.date_source, d.date_precise FROM crawl.list_item_date d JOIN crawl.list_item i ON i.id = d.item_id WHERE i.column_id = {column} ORDER BY d.id"));
    }

    private async Task<(SeededSite Site, long Column)> SiteAsync()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        return (site, site.ColumnIds[0]);
    }

    private Task<RunHandle> SeeAsync(SeededSite site, int night, params ItemRow[] items)
    {
        var point = CrawlerDatabase.Point.AddDays(night);
        return database.RunAsync(site, run => Sample.Result(run, site, items: [.. items.Select(item => item with { SeenAt = point })]), point);
    }

    private Task<List<string>> ItemsAsync(long column) =>
        database.RowsAsync($"SELECT title, first_seen_at, first_shown_date FROM crawl.list_item WHERE column_id = {column} ORDER BY id");

    private Task<List<string>> DatesAsync(long column) =>
        database.RowsAsync($"SELECT d.shown_date FROM crawl.list_item_date d JOIN crawl.list_item i ON i.id = d.item_id WHERE i.column_id = {column} ORDER BY d.id");
}
