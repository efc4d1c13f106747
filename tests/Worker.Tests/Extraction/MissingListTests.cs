using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

/// <summary>"Blank" shames an office: it is said of a column that says so itself, never of an error page or of a list that comes later.</summary>
public sealed class MissingListTests
{
    [Theory]
    [InlineData("<p class='empty'>暂无相关内容！</p>")]
    [InlineData("<h2>工作动态</h2><ul></ul><div class='nodata'>暂无信息</div>")]
    [InlineData("<ul class='list'></ul>")]
    [InlineData("<div class='box'><p>共 0 条记录 第 1/1 页</p></div>")]
    [InlineData("<table><tr><td>暂无数据</td></tr></table>")]
    [InlineData("<img src='/images/nodata.png'><p>暂无数据</p>")]
    [InlineData("<div><a href='/zcwj/'>政策文件</a><a href='/xxgk/'>政府信息公开指南</a></div><p>暂无数据</p>")]
    [InlineData("<p>暂无数据</p><p>第1页/共1页</p>")]
    [InlineData("<ul></ul><script src='/js/jquery.min.js'></script><script src='//dcs.conac.cn/js/1.js'></script>")]
    public void Read_ColumnThatShowsItsEmptiness_IsBlank(string main) => Assert.Equal(ReadingOutcome.Blank, Read(main).Outcome);

    [Theory]
    [InlineData("<p>对不起，没有找到您要访问的页面</p>")]
    [InlineData("<p>暂无权限，没有内容可显示</p>")]
    [InlineData("<p>系统繁忙，没有数据返回</p>")]
    [InlineData("<h2>404</h2><p>没有相关信息</p>")]
    [InlineData("<div>附件：暂无</div>")]
    [InlineData("<div>附件：<span>暂无数据</span></div>")]
    [InlineData("<table><tr><td>办理结果</td><td>无数据</td></tr></table>")]
    [InlineData("<h3>图片新闻</h3><p>暂无内容</p>")]
    [InlineData("<h3>图片新闻</h3><ul></ul>")]
    [InlineData("<form>查询<input></form><p>没有相关信息</p>")]
    [InlineData("<p>暂无数据</p><script src='/js/list.js'></script>")]
    [InlineData("<ul></ul><script src='/static/common.js'></script>")]
    [InlineData("<ul class='list'></ul><p><a href='a.pdf'>年度报告文件</a></p>")]
    [InlineData("<ul><li><a href='javascript:void(0)' onclick='show(1)'>水利工程建设</a></li></ul><p>暂无数据</p>")]
    [InlineData("<div><a href='/zl/'>全市水利工程建设与管理工作成果展示</a></div><p>暂无数据</p>")]
    [InlineData("<img src='1.jpg'><ul class='list'></ul>")]
    [InlineData("<video src='1.mp4'></video><ul class='list'></ul>")]
    [InlineData("<embed src='1.swf'><p>暂无数据</p>")]
    [InlineData("<p>暂无数据</p><p>第9页/共8页</p>")]
    [InlineData("<ul></ul>", "<script src='/js/main.js' defer></script>")]
    [InlineData("<ul></ul>", "<title>页面不存在</title>")]
    public void Read_NothingThatProvesIt_IsNotRead(string main, string head = "")
    {
        var reading = Read(main, head);
        Assert.Equal(ReadingOutcome.NotRead, reading.Outcome);
        Assert.NotEmpty(reading.Reason!);
    }

    [Theory]
    [InlineData("index_9.html", ReadingOutcome.NotRead)]
    [InlineData("?page=2", ReadingOutcome.NotRead)]
    [InlineData("list.jsp?id=7&pageNo=3", ReadingOutcome.NotRead)]
    [InlineData("index.html", ReadingOutcome.Blank)]
    [InlineData("?page=1", ReadingOutcome.Blank)]
    [InlineData("list.jsp?id=7", ReadingOutcome.Blank)]
    public void Read_EmptyPage_IsBlankAtTheFirstOnly(string page, ReadingOutcome outcome) => Assert.Equal(outcome, Read("<p>暂无数据</p>", "", page).Outcome);

    private static ListReading Read(string main, string head = "", string path = "")
    {
        using var page = HtmlPage.Parse(
            $"<html><head>{head}<title>工作动态-某局</title></head><body><div class='nav'><a href='/tzgg/'>通知公告</a></div>"
            + $"<div class='crumb'>当前位置：<a href='/'>首页</a> &gt; <a href='/gzdt/'>工作动态</a></div><div class='main'>{main}</div>"
            + "<div class='footer'>主办：某局 版权所有</div></body></html>",
            new Uri("http://www.example.gov.cn/gzdt/" + path));
        return ListPageReader.Read(page, new DateOnly(2026, 11, 23));
    }
}
