using FreshnessCrawler.Worker.Fetching;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

public sealed class TrapGuardTests
{
    [Theory]
    [InlineData("http://a.gov.cn/news/news/news/1.html")]
    [InlineData("http://a.gov.cn/a/b/a/b/a/b/")]
    [InlineData("http://a.gov.cn/x/2/2/2/2/")]
    [InlineData("http://a.gov.cn/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16")]
    [InlineData("http://a.gov.cn/list.jsp;jsessionid=ABCDEF")]
    [InlineData("http://a.gov.cn/list.php?PHPSESSID=abc")]
    [InlineData("http://a.gov.cn/(S(abc))/list.aspx")]
    [InlineData("http://a.gov.cn/l?p=1&p=2&p=3&p=4&p=5")]
    [InlineData("http://a.gov.cn/l?a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1&j=1&k=1&l=1&m=1&n=1&o=1&p=1&q=1&r=1&s=1&t=1&u=1")]
    [InlineData("http://a.gov.cn/calendar.jsp?year=2031&month=7")]
    public void Reason_EndlessSpace_IsGiven(string url) => Assert.NotNull(TrapGuard.Reason(url));

    [Theory]
    [InlineData("http://a.gov.cn")]
    [InlineData("http://a.gov.cn/")]
    [InlineData("http://a.gov.cn?x=1")]
    [InlineData("http://a.gov.cn/art/2024/1/1/art_1_1.html")]
    [InlineData("http://a.gov.cn/2011/11/11/11/x.html")]
    [InlineData("http://a.gov.cn/zwgk/zwgk/tzgg/index.html")]
    [InlineData("http://a.gov.cn/list?page=3&size=20&year=2024")]
    [InlineData("http://a.gov.cn/module/web/jpage/dataproxy.jsp?startrecord=1&endrecord=60&perpage=20&col=1&appid=1&webid=1&path=/&columnid=1&sourceContentType=1&unitid=1&webname=x&permissiontype=0")]
    public void Reason_OrdinaryAddress_IsNull(string url) => Assert.Null(TrapGuard.Reason(url));

    [Fact]
    public void Reason_TooLong_IsGiven()
    {
        Assert.Null(TrapGuard.Reason("http://a.gov.cn/" + new string('x', 1900)));
        Assert.NotNull(TrapGuard.Reason("http://a.gov.cn/" + new string('x', 2000)));
    }

    [Fact]
    public void Reason_SessionIdOfTheSitesOwnRedirect_IsNull() => Assert.Null(TrapGuard.Reason("http://a.gov.cn/i.jsp;jsessionid=1", redirected: true));

    [Theory]
    [InlineData("http://a.gov.cn/news/news/news/1.html", TrapKind.Repetition)]
    [InlineData("http://a.gov.cn/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16", TrapKind.Depth)]
    [InlineData("http://a.gov.cn/l?p=1&p=2&p=3&p=4&p=5", TrapKind.Query)]
    [InlineData("http://a.gov.cn/list.jsp;jsessionid=ABCDEF", TrapKind.Session)]
    [InlineData("http://a.gov.cn/calendar.jsp?year=2031&month=7", TrapKind.Calendar)]
    public void Find_EndlessSpace_SaysOfWhichKind(string url, TrapKind expected) => Assert.Equal(expected, TrapGuard.Find(url)?.Kind);
}
