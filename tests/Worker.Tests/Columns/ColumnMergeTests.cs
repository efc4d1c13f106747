using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Columns;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Columns;

public sealed class ColumnMergeTests
{
    private const string Site = "http://www.example.gov.cn";

    [Fact]
    public void Merge_MenuAndSitemap_KeepsTheMenusNameAndTheDeeperLevel()
    {
        var merged = Assert.Single(ColumnDiscovery.Merge(
            [Entry("通知公告", "/tzgg/", 1, NavigationPlace.Menu)],
            [Entry("公告", "/tzgg/index.html", 2, NavigationPlace.SitemapPage) with { Parent = "政务公开" }]));
        Assert.Equal(("通知公告", 2, "政务公开", NavigationPlace.Menu), (merged.Name, merged.Level, merged.Parent, merged.Place));
        Assert.Equal(["公告"], merged.Aliases);
        Assert.Contains("又名“公告”", merged.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_BlockFirstThenSitemap_TakesTheSitemapsName()
    {
        var merged = Assert.Single(ColumnDiscovery.Merge([Entry("最新", "/tzgg/", 2, NavigationPlace.More)], [Entry("通知公告", "/tzgg", 1, NavigationPlace.SitemapPage)]));
        Assert.Equal(("通知公告", 1), (merged.Name, merged.Level));
    }

    [Fact]
    public void Merge_SitemapXml_AddsNoAlias()
    {
        var merged = ColumnDiscovery.Merge([Entry("通知公告", "/tzgg/", 1, NavigationPlace.Menu)], [Entry("tzgg", "/tzgg/", 2, NavigationPlace.SitemapXml), Entry("zcwj", "/zcwj/", 2, NavigationPlace.SitemapXml)]);
        Assert.Equal(["通知公告", "zcwj"], merged.Select(static column => column.Name));
        Assert.Empty(merged[0].Aliases);
        Assert.Equal(1, merged[0].Level);
    }

    private static ProposedColumn Entry(string name, string path, int level, NavigationPlace place) => new(name, Site + path, level, ColumnCategory.Notice, 0.9, "名称") { Place = place };
}
