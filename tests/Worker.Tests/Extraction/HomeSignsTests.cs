using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

public sealed class HomeSignsTests
{
    private const string Site = "示例县水利局";

    [Theory]
    [InlineData("/")]
    [InlineData("/?lang=zh")]
    [InlineData("/index.html?v=20261101")]
    [InlineData("/index.php")]
    public void Of_RootAddress_IsHome(string path) => Assert.Equal(PageKind.Home, Kind("<ul>" + Items("/gg/") + "</ul>", path, "公告"));

    [Theory]
    [InlineData("/index.php?m=content&c=index&a=lists&catid=12")]
    [InlineData("/index.php?c=category&id=7")]
    [InlineData("/?s=list")]
    [InlineData("/?list-12.html")]
    [InlineData("/index.asp?lanmu=33")]
    [InlineData("/default.aspx?ColumnID=A")]
    public void Of_RootThatRoutesByItsQuery_IsNoHome(string path) => Assert.Equal(PageKind.List, Kind("<ul>" + Items("/gg/") + "</ul>", path, "公告"));

    [Theory]
    [InlineData("/site/portal.do?siteId=5")]
    [InlineData("/web/index.jhtml")]
    public void Of_SiteTitleAboveListsOfSeveralColumns_IsHome(string path) =>
        Assert.Equal(PageKind.Home, Kind(Box("水务要闻", "/yw/") + Box("通知公告", "/gg/") + Box("政策法规", "/zc/"), path, Site));

    [Theory]
    [InlineData("水务要闻")]
    [InlineData("政务公开")]
    public void Of_ListsOfSeveralColumnsUnderAColumnsTitle_IsNoHome(string title) =>
        Assert.Equal(PageKind.List, Kind(Box("水务要闻", "/yw/") + Box("通知公告", "/gg/") + Box("政策法规", "/zc/"), "/zwgk/", title));

    [Fact]
    public void Of_SiteTitleAboveListsOfOneColumn_IsNoHome() =>
        Assert.Equal(PageKind.List, Kind(Box("水务要闻", "/gg/") + Box("通知公告", "/gg/") + Box("政策法规", "/gg/"), "/site/list.do", Site));

    private static string Box(string name, string directory) => $"<div class='k'><h3>{name}</h3><ul>{Items(directory)}</ul></div>";

    private static string Items(string directory) =>
        string.Concat(Enumerable.Range(1, 5).Select(i => $"<li><a href='{directory}n{i}.html'>关于汛期值班安排的第{i}号通知</a><span>2026-10-1{i}</span></li>"));

    private static PageKind Kind(string body, string path, string title)
    {
        using var page = HtmlPage.Parse(
            $"<html><head><title>{title}</title><meta name='SiteName' content='{Site}'></head><body>{body}<div class='footer'>主办：{Site}</div></body></html>",
            new Uri("http://slj.example.gov.cn" + path));
        return PageKinds.Of(page, new DateOnly(2026, 11, 23)).Kind;
    }
}
