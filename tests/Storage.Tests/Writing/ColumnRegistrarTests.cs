using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Writing;

public sealed class ColumnRegistrarTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly DiscoveredColumn News = new("工作动态", "http://site.example/news/", 1, ColumnCategory.News, 0.9, "栏目名称含“动态”");
    private static readonly DiscoveredColumn Notices = new("通知公告", "http://site.example/notice/", 1, ColumnCategory.Notice, 0.8, "栏目名称含“公告”");

    [Fact]
    public async Task Save_OfNewColumns_GivesThemBehindTheHomePage()
    {
        var site = await database.AddSiteAsync();

        var columns = await SaveAsync(site, Notices, News);

        Assert.Equal("首页 通知公告 工作动态", Names(columns));
        Assert.Equal((ColumnSource.Discovered, 0.8), (columns[1].Source, columns[1].Confidence));
    }

    [Fact]
    public async Task Save_OfAColumnGoneFromTheNavigation_KeepsIt()
    {
        var site = await database.AddSiteAsync();
        var before = await SaveAsync(site, Notices, News);

        var after = await SaveAsync(site, News with { Name = "部门动态", Confidence = 0.95 });

        Assert.Equal("首页 通知公告 部门动态", Names(after));
        Assert.Equal(before.Select(column => column.ColumnId), after.Select(column => column.ColumnId));
    }

    [Fact]
    public async Task Save_WhereColumnsAreRegistered_LeavesTheSiteAsThePersonHasIt()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.Policy]);
        var registered = await database.RowsAsync($"SELECT md5(c::text) FROM crawl.site_column c WHERE site_id = {site.Id} ORDER BY id");

        await SaveAsync(site, News with { Url = "http://site.example/0/" }, News with { Url = "http://site.example/" }, Notices);

        Assert.Equal(registered, await database.RowsAsync($"SELECT md5(c::text) FROM crawl.site_column c WHERE site_id = {site.Id} ORDER BY id"));
    }

    [Fact]
    public async Task Save_OfOneAddressTwice_KeepsTheHigherLevel()
    {
        var site = await database.AddSiteAsync();

        var columns = await SaveAsync(site, News with { Level = 2, Name = "下级" }, News);

        Assert.Equal([0, 1], columns.Select(column => column.Level));
    }

    [Fact]
    public async Task Save_OverTheHomePage_LeavesItAsItIs()
    {
        var site = await database.AddSiteAsync();

        var columns = await SaveAsync(site, News with { Url = "http://site.example/" }, Notices);

        Assert.Equal("首页 通知公告", Names(columns));
    }

    [Fact]
    public async Task Save_OfAnAddressThatNoIndexTakes_KeepsTheRest()
    {
        var site = await database.AddSiteAsync();
        var ragged = string.Concat(Enumerable.Range(0, 1500).Select(i => (char)(0x4E00 + (i * 7919 % 20000))));

        var columns = await SaveAsync(site, News with { Url = $"http://site.example/{ragged}" }, Notices with { Url = $"http://site.example/{ragged[..660]}" });

        Assert.Equal("首页 通知公告", Names(columns));
    }

    [Fact]
    public async Task Save_OfTextThatNoDatabaseTakes_KeepsTheColumn()
    {
        var site = await database.AddSiteAsync();

        var columns = await SaveAsync(site, new DiscoveredColumn("工作\0动态\ud83d", "http://site.example/\udc00\0/", 1, ColumnCategory.News, 0.9, "名称\0\ud800"));

        Assert.Equal("首页 工作\uFFFD动态\uFFFD", Names(columns));
        Assert.Equal("http://site.example/\uFFFD\uFFFD/", columns[1].Url);
    }

    [Fact]
    public async Task SaveReasoned_OfDiscoveredColumns_KeepsTagsAndClassAndTheReasonWhereThereIsNoNewOne()
    {
        var site = await database.AddSiteAsync();
        var columns = await SaveAsync(site, News, Notices);

        var saved = await SaveReasonedAsync(
            new(columns[1].ColumnId, "通知公告", "最新\0信息", ColumnCategory.Notice, 0.76, "栏目类别标签"), new(columns[2].ColumnId, null, "公告", ColumnCategory.Notice, 0.8, null));
        var after = (await database.Get<TargetReader>().ReadAsync(new TargetFilter([site.Id]), TestContext.Current.CancellationToken))[0].Columns;

        Assert.Equal(2, saved);
        Assert.Equal(("通知公告", "最新\uFFFD信息", ColumnCategory.Notice, 0.76), (after[1].PageType, after[1].PageName, after[1].Category, after[1].Confidence));
        Assert.Equal((null, "公告"), (after[2].PageType, after[2].PageName));
        Assert.Equal(["栏目类别标签", Notices.Reason], await database.RowsAsync($"SELECT category_reason FROM crawl.site_column WHERE site_id = {site.Id} AND level > 0 ORDER BY id"));
        Assert.Equal(0, await SaveReasonedAsync(new ReasonedColumn(columns[2].ColumnId, null, "公告", ColumnCategory.Notice, 0.8, null)));
    }

    [Fact]
    public async Task SaveReasoned_OfARegisteredColumn_LeavesItAsItIs()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.Policy]);
        var column = (await database.Get<TargetReader>().ReadAsync(new TargetFilter([site.Id]), TestContext.Current.CancellationToken))[0].Columns[^1];

        Assert.Equal(0, await SaveReasonedAsync(new ReasonedColumn(column.ColumnId, "要闻", "要闻", ColumnCategory.News, 0.9, "标签")));
    }

    private Task<int> SaveReasonedAsync(params ReasonedColumn[] columns) =>
        database.Get<ColumnRegistrar>().SaveReasonedAsync(columns, TestContext.Current.CancellationToken);

    private static string Names(IReadOnlyList<ColumnTarget> columns) => string.Join(' ', columns.Select(column => column.Name));

    private Task<IReadOnlyList<ColumnTarget>> SaveAsync(SeededSite site, params DiscoveredColumn[] columns) =>
        database.Get<ColumnRegistrar>().SaveDiscoveredAsync(site.Id, columns, Today, TestContext.Current.CancellationToken);
}
