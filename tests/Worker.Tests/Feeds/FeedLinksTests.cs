using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Feeds;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Feeds;

public sealed class FeedLinksTests
{
    private const string Page = "https://x.example.gov.cn/xwzx/tzgg/index.html";

    [Theory]
    [InlineData("""<link rel="alternate" type="application/rss+xml" href="rss.xml">""", "https://x.example.gov.cn/xwzx/tzgg/rss.xml")]
    [InlineData("""<link REL="Alternate" type="application/atom+xml; charset=utf-8" href="/xwzx/tzgg/atom.xml">""", "https://x.example.gov.cn/xwzx/tzgg/atom.xml")]
    [InlineData("""<link rel="alternate" type="application/feed+json" href="/feeds/tzgg.json">""", "https://x.example.gov.cn/feeds/tzgg.json")]
    [InlineData("""<link rel="alternate" type="application/rss+xml" href="/rss.jsp?columnid=12">""", "https://x.example.gov.cn/rss.jsp?columnid=12")]
    public void Find_Alternate_IsTheFeed(string head, string expected) => Assert.Equal([expected], Find(head, ""));

    [Theory]
    [InlineData("""<a href="rss.xml"><img src="/rss.png"></a>""", "https://x.example.gov.cn/xwzx/tzgg/rss.xml")]
    [InlineData("""<a href="./feed/">订阅</a>""", "https://x.example.gov.cn/xwzx/tzgg/feed/")]
    [InlineData("""<a href="subscribe.do?id=1">RSS订阅</a>""", "https://x.example.gov.cn/xwzx/tzgg/subscribe.do?id=1")]
    public void Find_Anchor_BelowThePage_IsTheFeed(string body, string expected) => Assert.Equal([expected], Find("", body));

    [Theory]
    [InlineData("""<link rel="alternate" type="application/rss+xml" href="/rss.xml">""", "")]
    [InlineData("""<link rel="alternate" type="application/rss+xml" href="/feed/">""", "")]
    [InlineData("""<link rel="alternate" type="application/rss+xml" href="/rss/index.xml">""", "")]
    [InlineData("""<link rel="alternate" type="application/rss+xml" href="https://other.example.com/rss.xml">""", "")]
    [InlineData("""<link rel="alternate" type="application/rss+xml" href="/xwzx/tzgg/comments/feed/">""", "")]
    [InlineData("""<link rel="alternate" hreflang="en" href="/en/">""", "")]
    [InlineData("""<link rel="stylesheet" type="text/css" href="rss.xml">""", "")]
    [InlineData("", """<a href="/rss.xml">RSS订阅</a>""")]
    [InlineData("", """<a href="../gzdt/rss.xml">RSS</a>""")]
    [InlineData("", """<a href="newsfeed-plan.html">关于饲料（feed）的通知</a>""")]
    public void Find_OtherThanTheColumns_IsNotTaken(string head, string body) => Assert.Empty(Find(head, body));

    [Fact]
    public void Find_OwnBesideTheWholeSites_IsTheOwn() =>
        Assert.Equal(
            ["https://x.example.gov.cn/xwzx/tzgg/feed/"],
            Find("""<link rel="alternate" type="application/rss+xml" href="/feeds/all.xml"><link rel="alternate" type="application/rss+xml" href="/xwzx/tzgg/feed/">""", ""));

    [Fact]
    public void Find_PageThatSharesItsDirectory_TakesNoNeighboursFeed()
    {
        using var page = HtmlPage.Parse("""<a href="/a/gzdt.xml">RSS</a><a href="/a/tzgg/rss.xml">RSS</a>""", new Uri("https://x.example.gov.cn/a/tzgg.html"));
        Assert.Equal(["https://x.example.gov.cn/a/tzgg/rss.xml"], FeedLinks.Find(page));
    }

    private static IReadOnlyList<string> Find(string head, string body)
    {
        using var page = HtmlPage.Parse($"<html><head>{head}</head><body>{body}</body></html>", new Uri(Page));
        return FeedLinks.Find(page);
    }
}
