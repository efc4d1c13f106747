using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

public sealed class YearHeadingsTests
{
    [Theory]
    [InlineData("<h4>2024</h4>", "<h4>2022</h4>")]
    [InlineData("<div class='nd'>2024</div>", "<div class='nd'>2022</div>")]
    [InlineData("<p><b>2024</b></p>", "<p><b>2022</b></p>")]
    public void Read_BareYearsThatDescend_HeadTheirDays(string first, string second)
    {
        var reading = Read(first + List("12-20", "04-11") + second + List("11-30", "02-08"));
        Assert.Equal(new DateOnly(2024, 12, 20), reading.Newest?.Date);
        Assert.Contains(reading.Items, static item => item.Date == new DateOnly(2022, 2, 8));
    }

    [Theory]
    [InlineData("<h4>2022</h4>", "<h4>2024</h4>")]
    [InlineData("<div>2024</div>", "")]
    [InlineData("<div><i>2024</i><i>2023</i></div>", "<div><i>2022</i><i>2021</i></div>")]
    [InlineData("<div><a href='?y=2024'>2024</a></div>", "<div><a href='?y=2023'>2023</a></div>")]
    [InlineData("<div>[24]</div>", "<div>(23)</div>")]
    [InlineData("<div>2024次</div>", "<div>2023次</div>")]
    public void Read_OtherFourDigits_HeadNothing(string first, string second) =>
        Assert.Equal(new DateOnly(2026, 11, 20), Read(first + List("11-20", "04-11") + second + List("11-02", "02-08")).Newest?.Date);

    [Fact]
    public void Read_YearPickerAboveAYearHeading_LeavesTheHeading() =>
        Assert.Equal(new DateOnly(2024, 11, 20), Read("<h3>2024年</h3>" + List("11-20", "04-11") + "<p><b>2023年</b><b>2022年</b><b>2021年</b></p>").Newest?.Date);

    private static string List(params string[] days) =>
        "<ul>" + string.Concat(days.Select(day => $"<li><a href='{day}a.html'>关于河湖巡查情况的通报</a><span>{day}</span></li>")) + "</ul>";

    private static ListReading Read(string body)
    {
        using var page = HtmlPage.Parse($"<html><body><p>当前位置：首页 > 通报</p><div>{body}</div></body></html>", new Uri("http://slj.example.gov.cn/tb/"));
        return ListPageReader.Read(page, new DateOnly(2026, 11, 23));
    }
}
