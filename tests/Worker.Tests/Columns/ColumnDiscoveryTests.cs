using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Columns;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Columns;

public sealed class ColumnDiscoveryTests
{
    private const string Html = """
        <html><body>
        <div class="nav"><ul>
          <li><a href="/index.html">首页</a></li>
          <li><a href="/zwgk/">政务公开</a><ul><li><a href="/zwgk/zcwj/">政策文件</a></li><li><a href="/zwgk/tzgg/">通知公告</a></li></ul></li>
          <li><a href="/xwzx/">新闻中心</a></li>
          <li><a href="http://english.example.gov.cn/">English</a></li>
          <li><a href="javascript:void(0)">无障碍</a></li>
          <li><a href="/login.jsp">登录</a></li>
          <li><a href="mailto:a@example.gov.cn">邮箱</a></li>
          <li><a href="/zt/2019/">专题专栏</a></li>
          <li><a href="/files/guide.pdf">指南</a></li>
        </ul></div>
        <div class="block"><h2>林业动态</h2><a href="/lydt/">更多&gt;&gt;</a>
          <ul><li><a href="/lydt/202611/t20261101_12.html">区林业局开展巡查</a><span>11-01</span></li></ul></div>
        <div class="block"><h2><a href="/zwgk/tzgg/">通知公告</a></h2></div>
        <div class="footer"><ul><li><a href="/about/">本站概况</a></li></ul></div>
        </body></html>
        """;

    [Fact]
    public void Discover_HomePage_ProposesItsColumnsOnce()
    {
        var site = new Uri("http://www.example.gov.cn/");
        using var page = HtmlPage.Parse(Html, site);
        var columns = ColumnDiscovery.Discover(page, site);

        Assert.Equal(
            [("政务公开", "/zwgk/", 1), ("政策文件", "/zwgk/zcwj/", 2), ("通知公告", "/zwgk/tzgg/", 2), ("新闻中心", "/xwzx/", 1), ("林业动态", "/lydt/", 2)],
            columns.Select(static column => (column.Name, new Uri(column.Url).AbsolutePath, column.Level)));
        Assert.Equal(ColumnCategory.Notice, columns[2].Category);
        Assert.Equal(ColumnCategory.News, columns[4].Category);
    }

    [Fact]
    public void Discover_SameColumnByTwoAddresses_IsOne()
    {
        var columns = Discover("<div class='nav'><ul><li><a href='/zcjd/'>政策解读</a></li></ul></div><div><h2>解读</h2><a href='/zcjd/index.html'>更多</a></div><h3><a href='/zcjd/index.shtml'>政策解读</a></h3>");
        Assert.Equal(["/zcjd/"], columns.Select(static column => new Uri(column.Url).AbsolutePath));
    }

    [Fact]
    public void Discover_BlockAndMenuEntry_TakesTheMenusNameAndLevel()
    {
        var columns = Discover("<div><h2>林业动态</h2><a href='/lydt/'>更多</a></div><div class='nav'><ul><li><a href='/lydt/index.html'>工作动态</a></li></ul></div>");
        Assert.Equal([("工作动态", 1)], columns.Select(static column => (column.Name, column.Level)));
    }

    [Fact]
    public void Survey_WhatIsNoColumn_IsToldApartWithAReason()
    {
        var site = new Uri("http://www.example.gov.cn/");
        using var page = HtmlPage.Parse(Html, site);
        var apart = ColumnDiscovery.Survey(page, site).Where(static column => !column.IsColumn).ToList();
        Assert.Equal(
            [("English", ColumnKind.Language), ("登录", ColumnKind.Login), ("专题专栏", ColumnKind.TopicIndex)],
            apart.Select(static column => (column.Name, column.Kind)));
        Assert.All(apart, static column => Assert.NotEmpty(column.Reason));
    }

    [Fact]
    public void Discover_ManyLinksInOneMenu_EndsSoon()
    {
        var links = string.Concat(Enumerable.Range(0, 20_000).Select(static at => $"<div><a href='/c{at}/'>更多</a></div>"));
        var body = string.Concat(Enumerable.Repeat("<div class='nav'>", 100)) + links;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Discover(body);
        // it takes a fraction of a second; what grew with the square of the links would take minutes
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), watch.Elapsed.ToString());
    }

    private static IReadOnlyList<ProposedColumn> Discover(string body)
    {
        var site = new Uri("http://www.example.gov.cn/");
        using var page = HtmlPage.Parse($"<html><body>{body}</body></html>", site);
        return ColumnDiscovery.Discover(page, site);
    }
}
