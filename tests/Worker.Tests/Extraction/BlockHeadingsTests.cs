using System.Globalization;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

/// <summary>The column's name heads what stands right below it, not the list of another column further down.</summary>
public sealed class BlockHeadingsTests
{
    [Theory]
    [InlineData("<h2>规划计划</h2><ul class='list'></ul><script src='/js/ghjh_list.js'></script><div class='yc'><h3>政策解读</h3>", "2023-05-0")]
    [InlineData("<div class='lm'>规划计划</div><div class='list'></div><script>$.getJSON('/api/l',function(d){show(d)})</script><div class='yc'><div class='bt'>政策解读</div>", "2023-05-0")]
    [InlineData("<h2>规划计划</h2><iframe src='l_1.html'></iframe><div class='yc'><h3>政策解读</h3>", "2023-05-0")]
    [InlineData("<h2>规划计划</h2><iframe src='l_1.html'></iframe><div class='yc'><div>政策解读</div>", "2023-05-0")]
    [InlineData("<h2>规划计划</h2><p>暂无数据</p><div class='rel'><h3>通知公告</h3>", "2026-11-1")]
    [InlineData("<div class='lm'>规划计划</div><div class='list'></div><div class='yc'><div class='t'>通知公告</div>", "2026-11-1")]
    public void Read_ListOfAnotherColumnBelowTheEmptyPlace_IsNotTheColumns(string above, string days)
    {
        var reading = Read(above + List(days, "/qt/") + "</div>");

        Assert.NotEqual(ReadingOutcome.Read, reading.Outcome);
        Assert.Null(reading.Newest);
    }

    [Theory]
    [InlineData("<h2>规划计划</h2><div>")]
    [InlineData("<h2>规划计划</h2><div class='clear'></div><div>")]
    [InlineData("<h2>规划计划</h2><script src='/js/jquery.min.js'></script><div>")]
    [InlineData("<div class='t'>规划计划<a href='/rss/'>订阅</a></div><div>")]
    public void Read_ListBelowTheColumnsName_IsTheColumns(string above) =>
        Assert.Equal(new DateOnly(2023, 5, 5), Read(above + List("2023-05-0", "/qt/") + "</div>").Newest?.Date);

    [Fact]
    public void Read_TabsOneOfWhichIsCalledNewest_AreAllRead()
    {
        var reading = Read("<div class='tabs'><ul class='hd'><li>最新</li><li>政策</li></ul><div class='bd'>" + List("2023-05-0", "/ghjh/a")
            + List("2026-11-1", "/ghjh/b", "style='display:none'") + "</div></div>");

        Assert.Equal(10, reading.Items.Count);
        Assert.Equal(new DateOnly(2026, 11, 15), reading.Newest?.Date);
    }

    [Fact]
    public void Read_RankingUnderTabsThatAreAllForeign_IsNotTheColumns() =>
        Assert.Equal(new DateOnly(2023, 5, 5), Read("<div class='m'>" + List("2023-05-0", "/ghjh/a") + "</div><div class='r'><ul class='hd'><li>热门</li><li>推荐</li></ul>" + List("2026-11-1", "/qt/b") + "</div>").Newest?.Date);

    private static string List(string days, string folder, string style = "") =>
        $"<ul {style}>" + string.Concat(Enumerable.Range(1, 5).Select(i =>
            $"<li><a href='{folder}{(6 - i).ToString(CultureInfo.InvariantCulture)}.html'>{folder.Trim('/')[^1]}类第{i}号文件的说明与通报材料</a><span>{days}{6 - i}</span></li>")) + "</ul>";

    private static ListReading Read(string main)
    {
        using var page = HtmlPage.Parse(
            "<!DOCTYPE html><html><head><title>规划计划-某局</title></head><body><div class='crumb'>当前位置：<a href='/'>首页</a> &gt; <a href='/ghjh/'>规划计划</a></div>"
            + $"<div class='main'>{main}</div><div class='footer'>主办：某局</div></body></html>",
            new Uri("http://www.example.gov.cn/ghjh/"));
        return ListPageReader.Read(page, new DateOnly(2026, 11, 23));
    }
}
