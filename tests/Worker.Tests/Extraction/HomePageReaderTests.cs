using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

/// <summary>What a home page without dates is: "undated" is a veto, so it is said only where nothing hints at a date.</summary>
public sealed class HomePageReaderTests
{
    private static readonly DateOnly s_day = new(2026, 11, 23);

    [Fact]
    public void Read_ItemsWithoutAnyDate_IsUndated() =>
        Assert.Equal(ReadingOutcome.Undated, Read("/info/1000234", "").Outcome);

    [Fact]
    public void Read_ItemsWhoseAddressesHoldDates_IsForAPersonToLookAt()
    {
        var reading = Read("/xwzx/202611/t20261120_", "");

        Assert.Equal(ReadingOutcome.NotRead, reading.Outcome);
        Assert.Contains("地址含日期", reading.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ItemsWithoutDatesOnAPageThatLoadsMore_IsNotRead() =>
        Assert.Equal(ReadingOutcome.NotRead, Read("/info/1000234", "<script>$.ajax({url:'/api/list',success:function(d){}});</script>").Outcome);

    private static ListReading Read(string address, string script)
    {
        var items = string.Concat(Enumerable.Range(1, 8).Select(i => $"<li><a href=\"{address}{i}.html\">关于做好第{i}批重点项目建设工作的通知公告</a></li>"));
        using var page = HtmlPage.Parse(
            $"<!DOCTYPE html><html><head><title>某某局</title></head><body><div class=\"nav\"><a href=\"/xwzx/\">新闻中心</a><a href=\"/tzgg/\">通知公告</a></div><div class=\"news\"><h2>要闻</h2><ul>{items}</ul></div>{script}</body></html>",
            new Uri("http://www.example.gov.cn/"));
        return HomePageReader.Read(page, s_day);
    }
}
