using System.Globalization;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

/// <summary>A column without dates is all its own lists, in turn, so that the top of each is followed.</summary>
public sealed class UndatedListTests
{
    [Fact]
    public void Read_SmallerOwnListBesideALargerOne_IsThereToo()
    {
        var reading = Read($"<ul>{Items("/gzdt/jd/", 8)}</ul><div><ol>{Items("/gzdt/dt/", 5)}</ol></div>");

        Assert.Equal(ReadingOutcome.Undated, reading.Outcome);
        Assert.Equal(13, reading.Items.Count);
        Assert.Equal(["http://www.example.gov.cn/gzdt/jd/8.html", "http://www.example.gov.cn/gzdt/dt/5.html"], reading.Items.Take(2).Select(static item => item.Url));
    }

    [Fact]
    public void Read_LargerListUnderAnotherColumnsName_IsNot() =>
        Assert.Equal(5, Read($"<h2>工作动态</h2><ul>{Items("/show/", 5)}</ul><div><h3>政策解读</h3><ol>{Items("/other/", 8)}</ol></div>").Items.Count);

    private static string Items(string folder, int count) =>
        string.Concat(Enumerable.Range(1, count).Select(i => $"<li><a href='{folder}{(count + 1 - i).ToString(CultureInfo.InvariantCulture)}.html'>某局召开第{i}次重点工作推进会议</a></li>"));

    private static ListReading Read(string main)
    {
        using var page = HtmlPage.Parse(
            "<!DOCTYPE html><html><head><title>工作动态-某局</title></head><body><div class='crumb'>当前位置：<a href='/'>首页</a> &gt; <a href='/gzdt/'>工作动态</a></div>"
            + $"<div class='main'>{main}</div><div class='footer'>主办：某局</div></body></html>",
            new Uri("http://www.example.gov.cn/gzdt/"));
        return ListPageReader.Read(page, new DateOnly(2026, 11, 23));
    }
}
