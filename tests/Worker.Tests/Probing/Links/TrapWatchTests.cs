using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Links;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Links;

public sealed class TrapWatchTests
{
    private static TrapWatch Watch(int queries = 200, int days = 400) => new(new LinkOptions { QueriesPerPath = queries, DaysPerFolder = days }, new DateOnly(2026, 11, 23));

    [Theory]
    [InlineData("http://a.gov.cn/events/2027/03/01/", SkipReason.Calendar)]
    [InlineData("http://a.gov.cn/events/2027-03-01", SkipReason.Calendar)]
    [InlineData("http://a.gov.cn/2031/11/", SkipReason.Calendar)]
    [InlineData("http://a.gov.cn/events/2026/12/24/", null)]
    [InlineData("http://a.gov.cn/events/2020/01/01/", null)]
    [InlineData("http://a.gov.cn/art/2031/1/1/art_1_1.html", null)]
    [InlineData("http://a.gov.cn/202611/t20261123_1.html", null)]
    [InlineData("http://a.gov.cn/2031/x/", null)]
    public void Reason_DaysToCome_AreACalendar(string url, string? expected) => Assert.Equal(expected, Watch().Reason(new Uri(url), own: true));

    [Fact]
    public void Reason_DaysBackWithoutEnd_AreACalendarToo()
    {
        var watch = Watch(days: 3);
        var reasons = Enumerable.Range(1, 5).Select(i => watch.Reason(new Uri($"http://a.gov.cn/log/2020/01/{i:00}/"), own: true)).ToArray();
        Assert.Equal([null, null, null, SkipReason.Calendar, SkipReason.Calendar], reasons);
        Assert.Null(watch.Reason(new Uri("http://a.gov.cn/other/2020/01/01/"), own: true));
    }

    [Fact]
    public void Reason_QueriesWithoutEnd_AreLeftOutForThatPathAlone()
    {
        var watch = Watch(queries: 2);
        Assert.Equal([null, null, SkipReason.Queries], Enumerable.Range(0, 3).Select(i => watch.Reason(new Uri($"http://a.gov.cn/l.jsp?p={i}"), own: true)));
        Assert.Null(watch.Reason(new Uri("http://a.gov.cn/m.jsp?p=1"), own: true));
        Assert.Null(watch.Reason(new Uri("http://a.gov.cn/l.jsp"), own: true));
    }

    [Fact]
    public void Reason_QueriesOfAnotherSite_AreNotATrap() => Assert.All(Enumerable.Range(0, 9), i => Assert.Null(Watch(queries: 2).Reason(new Uri($"http://b.com/s?p={i}"), own: false)));

    [Fact]
    public void Reason_TrapInTheAddressItself_HasItsWords() => Assert.Equal("网址带会话标识", Watch().Reason(new Uri("http://a.gov.cn/l.jsp;jsessionid=1"), own: true));
}
