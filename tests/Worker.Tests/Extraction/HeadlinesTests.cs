using System.Globalization;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

/// <summary>Undated titles of the column whose addresses name a later day than its old list shows.</summary>
public sealed class HeadlinesTests
{
    [Theory]
    [InlineData("<div class='hot'><a href='./202611/t20261118_1.html'>我市召开水利建设动员大会部署工作</a></div>", "")]
    [InlineData("", "<ul class='b'><li><a href='/gzdt/202611/t20261118_1.html'>我市召开水利建设动员大会部署工作</a></li></ul>")]
    [InlineData("", "<div class='recommend'><a href='/gzdt/202611/t20261118_1.html'>我市召开水利建设动员大会部署工作</a></div>")]
    public void Read_LaterAddressInTheColumnsDirectoryWhereverItStands_IsUndated(string above, string below)
    {
        var reading = Read(above, "2023-05-0", below);

        Assert.Equal(ReadingOutcome.Undated, reading.Outcome);
        Assert.Equal("http://www.example.gov.cn/gzdt/202611/t20261118_1.html", reading.Items[0].Url);
        Assert.Equal(6, reading.Items.Count);
    }

    [Theory]
    [InlineData("<ul class='b'><li><a href='/gzdt/202211/t20221118_1.html'>我市召开水利建设动员大会部署工作</a></li></ul>")]
    [InlineData("<ul class='b'><li><a href='/xwzx/202611/t20261118_1.html'>我市召开水利建设动员大会部署工作</a></li></ul>")]
    [InlineData("<div class='footer'><a href='/gzdt/202611/t20261118_1.html'>我市召开水利建设动员大会部署工作</a></div>")]
    public void Read_OlderAddressOrOneOfAnotherDirectory_IsNoDoubt(string below) =>
        Assert.Equal(new DateOnly(2023, 5, 5), Read("", "2023-05-0", below).Newest?.Date);

    [Fact]
    public void Read_LaterAddressBesideAFreshList_IsNoDoubt() =>
        Assert.Equal(ReadingOutcome.Read, Read("", "2026-11-1", "<ul class='b'><li><a href='/gzdt/202611/t20261118_1.html'>我市召开水利建设动员大会部署工作</a></li></ul>").Outcome);

    [Fact]
    public void Read_YearToComeAboveAnOldList_IsUndated()
    {
        var reading = Read("", "2023-05-0", "", "<li><a href='/gzdt/9.html'>我市召开水利建设动员大会部署工作</a><span>2027-11-18</span></li>");

        Assert.Equal(ReadingOutcome.Undated, reading.Outcome);
        Assert.True(reading.DependsOnDay);
    }

    [Fact]
    public void Read_DaySoonToComeAboveAnOldList_IsAnEventsAndNoDoubt() =>
        Assert.Equal(new DateOnly(2023, 5, 5), Read("", "2023-05-0", "", "<li><a href='/gzdt/9.html'>我市召开水利建设动员大会部署工作</a><span>2026-12-18</span></li>").Newest?.Date);

    private static ListReading Read(string above, string days, string below, string first = "")
    {
        var items = string.Concat(Enumerable.Range(1, 5).Select(i =>
            $"<li><a href='/gzdt/{(6 - i).ToString(CultureInfo.InvariantCulture)}.html'>某局召开第{i}次重点工作推进会议</a><span>{days}{6 - i}</span></li>"));
        using var page = HtmlPage.Parse(
            "<!DOCTYPE html><html><head><title>工作动态-某局</title></head><body><div class='crumb'>当前位置：<a href='/'>首页</a> &gt; <a href='/gzdt/'>工作动态</a></div>"
            + $"<div class='main'>{above}<ul class='list'>{first}{items}</ul>{below}</div><div class='footer'>主办：某局</div></body></html>",
            new Uri("http://www.example.gov.cn/gzdt/"));
        return ListPageReader.Read(page, new DateOnly(2026, 11, 23));
    }
}
