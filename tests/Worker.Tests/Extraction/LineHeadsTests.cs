using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

public sealed class LineHeadsTests
{
    [Theory]
    [InlineData("<div class='bt'><span>项目</span><span>投标截止时间</span></div><ul>{0}</ul>")]
    [InlineData("<ul><li class='bt'><span>项目</span><span>投标截止时间</span></li>{0}</ul>")]
    [InlineData("<div><div class='bt'><em>项目</em><em>报名截止日期</em></div><div><ul>{0}</ul></div></div>")]
    [InlineData("<div class='bt'><span>项目</span><span>地区</span><span>投标截止时间</span></div><ul>{0}</ul>")]
    public void Read_LineThatCallsTheDaysDeadlines_TakesNone(string body) => Assert.Null(Read(body).Newest);

    [Theory]
    [InlineData("<div class='bt'><span>项目</span><span>发布时间</span></div><ul>{0}</ul>")]
    [InlineData("<div class='bt'><span>受理</span><span>答复</span></div><ul>{0}</ul>")]
    [InlineData("<div class='bt'><a href='/a/'>项目</a><a href='/b/'>投标截止时间</a></div><ul>{0}</ul>")]
    [InlineData("<div class='bt'><span>项目</span><span>投标截止时间</span></div><p>以下为本年度公告</p><ul>{0}</ul>")]
    public void Read_OtherLineAbove_LeavesTheDays(string body) => Assert.Equal(new DateOnly(2026, 11, 18), Read(body).Newest?.Date);

    private static ListReading Read(string body)
    {
        string[] days = ["2026-11-18", "2026-10-21", "2026-09-09", "2026-08-27"];
        var items = string.Concat(days.Select((day, i) => $"<li><a href='x{i}.html'>灌区改造工程第{i + 1}标段公告</a><span>{day}</span></li>"));
        using var page = HtmlPage.Parse(
            $"<html><body><p>当前位置：首页 > 招标</p>{body.Replace("{0}", items, StringComparison.Ordinal)}</body></html>", new Uri("http://slj.example.gov.cn/zb/"));
        return ListPageReader.Read(page, new DateOnly(2026, 11, 23));
    }
}
