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

    [Theory]
    [InlineData("/xwzx/202611/t20261120_")]
    [InlineData("/gzdt/2026/11/20/content_")]
    [InlineData("/art/2026/4/7/art_12_")]
    [InlineData("/2026-11/20/c_")]
    public void Read_ItemsWhoseAddressesHoldDates_IsForAPersonToLookAt(string address)
    {
        var reading = Read(address, "");

        Assert.Equal(ReadingOutcome.NotRead, reading.Outcome);
        Assert.Contains("地址含日期", reading.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ItemsWithoutDatesOnAPageThatLoadsMore_IsNotRead() =>
        Assert.Equal(ReadingOutcome.NotRead, Read("/info/1000234", "<script>$.ajax({url:'/api/list',success:function(d){}});</script>").Outcome);

    [Theory]
    [InlineData("<iframe src='/news.jsp'></iframe>")]
    [InlineData("<script src='/js/index.js'></script>")]
    public void Read_ItemsWithoutDatesBesideWhatMayBringMore_IsNotRead(string more) =>
        Assert.Equal(ReadingOutcome.NotRead, Read("/info/1000234", more).Outcome);

    [Fact]
    public void Read_BlockDatedTodayAboveAnOldList_IsForAPersonToLookAt()
    {
        var reading = ReadMain($"<div><ul>{Items("2026-11-23", 6)}</ul></div><div class='b'><ol>{Items("2026-10-14", 6)}</ol></div>");

        Assert.Equal(ReadingOutcome.NotRead, reading.Outcome);
        Assert.Contains("采集当日", reading.Reason, StringComparison.Ordinal);
        Assert.True(reading.DependsOnDay);
    }

    [Fact]
    public void Read_BlockDatedTodayAboveARecentList_IsReadFromThat() =>
        Assert.Equal(new DateOnly(2026, 11, 20), ReadMain($"<div><ul>{Items("2026-11-23", 6)}</ul></div><div class='b'><ol>{Items("2026-11-20", 6)}</ol></div>").Newest?.Date);

    [Fact]
    public void Read_WeatherLinkWithTheDay_DoesNotCount() =>
        Assert.Equal(new DateOnly(2026, 10, 14), ReadMain($"<div class='w'><a href='http://www.weather.com.cn/'>全市天气预报详情</a><span>11-23</span></div><ol>{Items("2026-10-14", 6)}</ol>").Newest?.Date);

    private static string Items(string date, int count) =>
        string.Concat(Enumerable.Range(1, count).Select(i => $"<li><a href='/gzdt/content_{date.Length + i}.html'>某局召开第{i}次重点工作会议</a><span>{date}</span></li>"));

    private static ListReading ReadMain(string main)
    {
        using var page = HtmlPage.Parse(
            $"<!DOCTYPE html><html><head><title>某某局</title></head><body><div class=\"main\">{main}</div><div class='footer'>主办：某某局</div></body></html>",
            new Uri("http://www.example.gov.cn/"));
        return HomePageReader.Read(page, s_day);
    }

    private static ListReading Read(string address, string script)
    {
        var items = string.Concat(Enumerable.Range(1, 8).Select(i => $"<li><a href=\"{address}{i}.html\">关于做好第{i}批重点项目建设工作的通知公告</a></li>"));
        using var page = HtmlPage.Parse(
            $"<!DOCTYPE html><html><head><title>某某局</title></head><body><div class=\"nav\"><a href=\"/xwzx/\">新闻中心</a><a href=\"/tzgg/\">通知公告</a></div><div class=\"news\"><h2>要闻</h2><ul>{items}</ul></div>{script}</body></html>",
            new Uri("http://www.example.gov.cn/"));
        return HomePageReader.Read(page, s_day);
    }
}
