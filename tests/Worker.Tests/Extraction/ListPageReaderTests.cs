using System.Diagnostics;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

public sealed class ListPageReaderTests
{
    private static readonly DateOnly s_today = new(2026, 11, 23);

    [Fact]
    public void Read_FiftyThousandItems_InTime()
    {
        var items = Enumerable.Range(0, 50_000).Select(i => $"<li><a href='{i}.html'>关于事项的通知</a><span>2026-01-0{(i % 9) + 1}</span></li>");
        var watch = Stopwatch.StartNew();
        var reading = Read("<html><body><ul>" + string.Concat(items) + "</ul></body></html>");

        Assert.Equal(50_000, reading.Items.Count);
        Assert.Equal(new DateOnly(2026, 1, 9), reading.Newest!.Date);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public void Read_TenThousandLevels_FindsTheItem()
    {
        var reading = Read("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 10_000))
            + "<ul><li><a href='1.html'>关于事项的通知</a><span>2026-01-05</span></li></ul></body></html>");
        Assert.Equal(new DateOnly(2026, 1, 5), reading.Newest!.Date);
    }

    [Fact]
    public void Read_SameListTwice_GivesTheSameTemplate()
    {
        var first = Read(List("on odd", "2026-01-05"));
        var second = Read(List("even", "2026-03-05"));
        Assert.NotNull(first.Template);
        Assert.Equal(first.Template, second.Template);
    }

    [Fact]
    public void Read_DateOfToday_IsTaken() => Assert.Equal(s_today, Read(List("", "2026-11-23")).Newest!.Date);

    [Fact]
    public void Read_OnlyFutureDates_IsUndatedWithNotes()
    {
        var reading = Read(List("", "2026-11-24"));
        Assert.Equal(ReadingOutcome.Undated, reading.Outcome);
        Assert.Contains("2026-11-24", reading.Items[0].Note, StringComparison.Ordinal);
        Assert.Null(reading.Items[0].Date);
    }

    [Fact]
    public void Read_MonthOnly_CountsToTheMonthsEnd()
    {
        Assert.Equal(new DateOnly(2026, 9, 30), Read(List("", "2026-09")).Newest!.Date);
        Assert.Equal(s_today, Read(List("", "2026年11月")).Newest!.Date);
    }

    [Fact]
    public void Read_YearlessDateWithYearInTheAddress_TakesThatYear()
    {
        var reading = Read("<html><body><ul><li><a href='./202410/t20241011_1.html'>关于事项的通知</a><span>10-11</span></li></ul></body></html>");
        Assert.Equal(new DateOnly(2024, 10, 11), reading.Newest!.Date);
    }

    [Fact]
    public void Read_EmptyText_IsNotRead()
    {
        Assert.Equal(ReadingOutcome.NotRead, Read("").Outcome);
        Assert.Equal(ReadingOutcome.NotRead, Read("<html><body></body></html>").Outcome);
        Assert.Equal(ReadingOutcome.NotRead, Read("<html><frameset><frame src='a.html'></frameset></html>").Outcome);
    }

    [Fact]
    public void Read_ListOfAnotherColumnOnly_IsNotRead()
    {
        var reading = Read("<html><body><div class='sidebar'><h3>相关信息</h3><ul><li><a href='/x/1.html'>关于事项的通知</a><span>2026-11-01</span></li>"
            + "<li><a href='/x/2.html'>关于其他事项的通知</a><span>2026-11-02</span></li></ul></div><div class='content'></div></body></html>");
        Assert.Equal(ReadingOutcome.NotRead, reading.Outcome);
        Assert.NotNull(reading.Reason);
    }

    private static string List(string itemClass, string date) =>
        $"<html><body><div class='box 12'><ul class='list'><li class='{itemClass}'><a href='./1.html'>关于事项的通知</a><span>{date}</span></li></ul></div></body></html>";

    private static ListReading Read(string html)
    {
        using var page = HtmlPage.Parse(html, new Uri("http://x.example.gov.cn/zwgk/tzgg/"));
        return ListPageReader.Read(page, s_today);
    }
}
