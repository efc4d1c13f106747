using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

public sealed class MadeStampTests
{
    private const string Stamp = "<!-- 页面生成时间 2023-10-12 09:15:00 -->";

    [Theory]
    [InlineData("/yw/202310/c{0}.html")]
    [InlineData("/yw/202310/t202310{0}_1.html")]
    public void Read_OldStampThatTheAddressesBearOut_DatesTheDays(string address)
    {
        // the newest has no day in its address
        var body = "<ul>" + Item("/yw/c{0}.html", "12") + Item(address, "11") + Item(address, "10") + Item(address, "09") + "</ul>" + Stamp;
        Assert.Equal(new DateOnly(2023, 10, 12), Home(body).Newest?.Date);
        var list = List(body);
        Assert.Equal(ReadingOutcome.Read, list.Outcome);
        Assert.Equal(new DateOnly(2023, 10, 12), list.Newest?.Date);
    }

    [Theory]
    [InlineData("/yw/202310/c{0}.html", "<p><a href='/gg/202611/c5.html'>关于召开听证会的公告</a></p>")]
    [InlineData("/yw/202310/c{0}.html", "<p><a href='/gg/c5.html'>关于召开听证会的公告</a><span>2025-01-08</span></p>")]
    [InlineData("/yw/202309/c{0}.html", "")]
    [InlineData("/yw/c{0}.html", "")]
    public void Read_OldStampThatNothingOrNotAllBearsOut_LeavesTheDoubt(string address, string more)
    {
        var body = "<ul>" + Item("/yw/c{0}.html", "12") + Item(address, "11") + Item(address, "10") + Item(address, "09") + "</ul>" + more + Stamp;
        Assert.NotEqual(ReadingOutcome.Read, List(body).Outcome);
        Assert.NotEqual(new DateOnly(2023, 10, 12), Home(body).Newest?.Date);
    }

    private static string Item(string address, string day) =>
        $"<li><a href='{address.Replace("{0}", day, StringComparison.Ordinal)}'>灌溉用水调度工作有序推进{day}</a><span>10-{day}</span></li>";

    private static ListReading List(string body)
    {
        using var page = Page(body, "/yw/");
        return ListPageReader.Read(page, new DateOnly(2026, 11, 20));
    }

    private static ListReading Home(string body)
    {
        using var page = Page(body, "/");
        return HomePageReader.Read(page, new DateOnly(2026, 11, 20));
    }

    private static HtmlPage Page(string body, string path) => HtmlPage.Parse($"<html><body><div>{body}</div></body></html>", new Uri("http://slj.example.gov.cn" + path));
}
