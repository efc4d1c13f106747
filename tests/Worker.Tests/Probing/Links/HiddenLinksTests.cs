using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Probing.Links;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Links;

public sealed class HiddenLinksTests
{
    [Theory]
    [InlineData("<div style='display:none'><a href='http://www.casino.example/'>棋牌</a></div>", "display:none")]
    [InlineData("<div style='position:absolute; left:-9999px'><a href='http://www.casino.example/'>棋牌</a></div>", "移出屏幕")]
    [InlineData("<p style='FONT-SIZE: 0px'><a href='http://www.casino.example/'>棋牌</a></p>", "字号为 0")]
    [InlineData("<marquee width=0 height=0><a href='http://www.casino.example/'>棋牌</a></marquee>", "滚动字幕")]
    [InlineData("<div style='height:1px;overflow:hidden'><a href='//www.casino.example/'>棋牌</a></div>", "宽或高为 0")]
    [InlineData("<a style='text-indent:-9999px' href='http://www.casino.example/'>棋牌</a>", "text-indent")]
    [InlineData("<iframe src='http://www.casino.example/' width=0 height=0></iframe>", "框架宽或高为 0")]
    [InlineData("<script>document.write('<div style=\"display:none\">');</script><a href='http://www.casino.example/'>棋牌</a><script>document.write('</div>');</script>", "脚本")]
    [InlineData("<script>document.write(\"<div style='display:none'><a href='http://www.casino.example/'>x</a></div>\")</script>", "脚本")]
    public void Take_LinkToAStrangerThatNobodySees_IsFoundWithItsHow(string body, string how)
    {
        var found = Assert.Single(Take(body));
        Assert.Contains("casino", found.Url, StringComparison.Ordinal);
        Assert.Contains(how, found.How, StringComparison.Ordinal);
        Assert.Equal("http://www.a.gov.cn/", found.PageUrl);
    }

    [Theory]
    [InlineData("<a href='http://www.casino.example/'>棋牌</a>")]
    [InlineData("<div style='display:none'><a href='/zwgk/'>政务公开</a><a href='http://www.a.gov.cn/x'>x</a></div>")]
    [InlineData("<div style='display:none'><a href='http://www.moa.gov.cn/'>农业农村部</a><a href='http://www.registered.example/'>同级</a></div>")]
    [InlineData("<div style='display:none'><a href='http://www.moa.gov.cn/'>一</a><a href='http://www.ndrc.gov.cn/'>二</a><a href='http://www.bank.example/'>三</a></div>")]
    [InlineData("<div style='display:none'><script src='https://hm.baidu.com/hm.js'></script><a href='http://www.cnzz.com/stat'>站长统计</a><a href='//bszs.conac.cn/x'>标识</a></div>")]
    [InlineData("<div style='display:none'><a href='http://service.weibo.com/share/share.php'>分享</a></div>")]
    [InlineData("<div style='display:none'><img src='http://cdn.example/share.png'></div>")]
    [InlineData("<div style='overflow:hidden;height:30px'><a href='http://www.bank.example/'>滚动</a></div>")]
    [InlineData("<div style='position:absolute;left:20px'><a href='http://www.bank.example/'>浮动</a></div>")]
    public void Take_WhatReadersSeeOrMayOpen_IsNot(string body) => Assert.Empty(Take(body));

    [Fact]
    public void Take_MoreThanAreKept_StopsThere() =>
        Assert.Equal(3, Take($"<div style='display:none'>{string.Concat(Enumerable.Range(0, 9).Select(i => $"<a href='http://c{i}.example/'>x</a>"))}</div>", 3).Count);

    private static IReadOnlyList<Rules.Observations.HiddenLink> Take(string body, int most = 100)
    {
        var hidden = new HiddenLinks(new LinkScope("www.a.gov.cn", new HashSet<string>(["registered.example"])), most);
        using var page = HtmlPage.Parse($"<html><body>{body}</body></html>", new Uri("http://www.a.gov.cn/"));
        var references = new List<PageReference>();
        ReferenceCollector.Collect(page, references);
        hidden.Take(page, references, "http://www.a.gov.cn/");
        return hidden.Found;
    }
}
