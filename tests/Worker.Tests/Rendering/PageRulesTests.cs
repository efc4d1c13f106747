using FreshnessCrawler.Worker.Rendering;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Rendering;

public sealed class PageRulesTests
{
    private static readonly Uri Site = new("http://lyj.yichun.gov.cn:8080/tzgg/");

    private static PageRules Rules(bool pictures = true) => new(Site, Site.IdnHost, pictures);

    [Theory]
    [InlineData("http://lyj.yichun.gov.cn/a", "GET", nameof(PageTurn.Send))]
    [InlineData("https://www.lyj.yichun.gov.cn/a", "GET", nameof(PageTurn.Send))]
    [InlineData("http://lyj.yichun.gov.cn/a", "POST", nameof(PageTurn.Leave))]
    [InlineData("http://www.yichun.gov.cn/", "GET", nameof(PageTurn.Leave))]
    [InlineData("http://other.example/", "GET", nameof(PageTurn.Leave))]
    public void Judge_ThePageItself_StaysOnItsSite(string url, string method, string turn) =>
        Assert.Equal(turn, Rules().Judge(new Uri(url), "document", method, mainDocument: true).ToString());

    [Theory]
    [InlineData("http://lyj.yichun.gov.cn/list", "xhr", "POST", nameof(PageTurn.Send))]
    [InlineData("http://search.yichun.gov.cn/list", "fetch", "POST", nameof(PageTurn.Send))]
    [InlineData("http://api.example.com/list", "fetch", "GET", nameof(PageTurn.Send))]
    [InlineData("http://api.example.com/list", "fetch", "POST", nameof(PageTurn.Miss))]
    [InlineData("http://lyj.yichun.gov.cn/list", "xhr", "DELETE", nameof(PageTurn.Miss))]
    [InlineData("http://cdn.example.com/jquery.js", "script", "GET", nameof(PageTurn.Send))]
    [InlineData("https://hm.baidu.com/hm.js?1", "script", "GET", nameof(PageTurn.Drop))]
    [InlineData("https://s4.cnzz.com/z.js", "script", "GET", nameof(PageTurn.Drop))]
    [InlineData("http://lyj.yichun.gov.cn/a.css", "stylesheet", "GET", nameof(PageTurn.Send))]
    [InlineData("http://cdn.example.com/a.css", "stylesheet", "GET", nameof(PageTurn.Drop))]
    [InlineData("http://lyj.yichun.gov.cn/a.png", "image", "GET", nameof(PageTurn.Send))]
    [InlineData("http://cdn.example.com/a.png", "image", "GET", nameof(PageTurn.Drop))]
    [InlineData("http://lyj.yichun.gov.cn/a.woff", "font", "GET", nameof(PageTurn.Drop))]
    [InlineData("http://lyj.yichun.gov.cn/a.mp4", "media", "GET", nameof(PageTurn.Drop))]
    [InlineData("http://lyj.yichun.gov.cn/ping", "ping", "POST", nameof(PageTurn.Drop))]
    [InlineData("http://lyj.yichun.gov.cn/events", "eventsource", "GET", nameof(PageTurn.Drop))]
    [InlineData("http://www.yichun.gov.cn/frame", "document", "GET", nameof(PageTurn.Send))]
    [InlineData("http://tj.gov.cn/frame", "document", "GET", nameof(PageTurn.Drop))]
    [InlineData("http://user:pw@lyj.yichun.gov.cn/", "fetch", "GET", nameof(PageTurn.Drop))]
    [InlineData("file:///etc/passwd", "fetch", "GET", nameof(PageTurn.Drop))]
    public void Judge_PartsOfThePage_ByKindAndHost(string url, string kind, string method, string turn) =>
        Assert.Equal(turn, Rules().Judge(new Uri(url), kind, method, mainDocument: false).ToString());

    [Fact]
    public void Judge_PictureWithoutAScreenshot_IsDropped() =>
        Assert.Equal(PageTurn.Drop, Rules(pictures: false).Judge(new Uri("http://lyj.yichun.gov.cn/a.png"), "image", "GET", mainDocument: false));

    [Theory]
    [InlineData("http://lyj.yichun.gov.cn:8080/a", true)]
    [InlineData("https://lyj.yichun.gov.cn/a", true)]
    [InlineData("http://lyj.yichun.gov.cn:6379/a", false)]
    [InlineData("http://search.yichun.gov.cn/a", true)]
    [InlineData("http://www.tieli.gov.cn/a", false)]
    [InlineData("http://127.0.0.1:8080/a", false)]
    public void MayBePrivate_OtherHousesAndDoors_AreNot(string url, bool expected) => Assert.Equal(expected, Rules().MayBePrivate(new Uri(url)));

    [Fact]
    public void IsKin_OfACityItself_StopsAtTheRegistry()
    {
        var rules = new PageRules(new Uri("http://www.yichun.gov.cn/"), "www.yichun.gov.cn", pictures: false);

        Assert.True(rules.IsKin("search.yichun.gov.cn"));
        Assert.False(rules.IsKin("www.tieli.gov.cn"));
    }
}
