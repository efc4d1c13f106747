using System.Globalization;
using System.Text;
using CsCheck;
using FreshnessCrawler.Worker.Probing.Ipv6;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Ipv6;

public sealed class PageShinglesTests
{
    private const double Limit = 0.1;

    private static double Difference(string one, string other) => PageShingles.Difference(PageShingles.Of(one), PageShingles.Of(other));

    private static string Home(string topic, int items, string extra = "")
    {
        var html = new StringBuilder($"<!DOCTYPE html><html><head><title>{topic}网站</title>{extra}</head><body><div class=top>");
        for (var i = 0; i < items; i++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"/{topic}/{i}/index.html\">{topic}第{i}项工作{(char)('甲' + i * 37)}{(char)('开' + i * 53)}推进会</a><span>2026-11-{i % 28 + 1:00}</span></li>");
        }
        return html.Append("</div></body></html>").ToString();
    }

    [Theory]
    [InlineData("<script nonce=\"q7Zk\">var t = 17;</script>", "<script nonce=\"LLp0\">var t = 18; // another one</script>")]
    [InlineData("<meta name=csrf-token content=\"aXk3\">", "<meta name=csrf-token content=\"zzP9\">")]
    [InlineData("<input type=hidden name=__VIEWSTATE value=\"dDwtMTA4\" />", "<input type=hidden name=__VIEWSTATE value=\"dDwxNzI1\" />")]
    [InlineData("<p>访问量：999,999</p>", "<p>访问量：1,000,001</p>")]
    [InlineData("<p>您是第 42 位访客</p>", "<p>您是第 43 位访客</p>")]
    [InlineData("<p>今天是2026年11月23日 星期一 23:59:59</p>", "<p>今天是2026年11月24日 星期二 00:00:00</p>")]
    [InlineData("<p>二〇二六年十一月三十日</p>", "<p>二〇二六年十二月一日</p>")]
    [InlineData("<div id=\"swiper-1699\" class=\"a9f\"></div>", "<div id=\"swiper-2044\" class=\"b1c\"></div>")]
    [InlineData("<a href=\"/login;jsessionid=A1B2C3\">登录</a>", "<a href=\"/login;jsessionid=FFEE00\">登录</a>")]
    [InlineData("<img src=\"/code?t=1700000000\">", "<img src=\"/code?t=1700000031\">")]
    [InlineData("<script src=\"/js/app.3f2a1b.js\"></script>", "<script src=\"/js/app.9c0d77.js\"></script>")]
    [InlineData("<a href=\"http://www.x.gov.cn/zwgk/\">公开</a>", "<a href=\"https://v6.x.gov.cn:8443/zwgk/\">公开</a>")]
    [InlineData("<p>您的地址：59.1.2.3</p>", "<p>您的地址：240e:1::2</p>")]
    [InlineData("<!-- made by web01 in 3 ms -->", "<!-- made by node7 in 12 ms -->")]
    [InlineData("<p>数量&#58;&nbsp;12</p>", "<p>数量: 345</p>")]
    public void Difference_WhatChangesWithEveryVisit_IsNone(string one, string other)
    {
        Assert.Equal(0, Difference(one, other));
        Assert.Equal(0, Difference(Home("林业", 20, one), Home("林业", 20, other)));
    }

    [Theory]
    [InlineData("<html><head><title>Welcome to nginx!</title></head><body><h1>Welcome to nginx!</h1></body></html>")]
    [InlineData("<html><body>It works!</body></html>")]
    [InlineData("")]
    public void Difference_DefaultPage_IsBeyondTheLimit(string page) => Assert.True(Difference(Home("林业", 20), page) > 0.9);

    [Fact]
    public void Difference_AnotherSiteOfTheSamePlatform_IsBeyondTheLimit() => Assert.True(Difference(Home("林业", 20), Home("水利", 20)) > Limit);

    [Fact]
    public void Difference_HalfOfThePageMissing_IsBeyondTheLimit() => Assert.True(Difference(Home("林业", 40), Home("林业", 20)) > Limit);

    [Fact]
    public void Difference_OneNewItemOfForty_IsWithinTheLimit() => Assert.InRange(Difference(Home("林业", 40), Home("林业", 41)), double.Epsilon, Limit);

    [Fact]
    public void Difference_NothingToCompare_IsNone()
    {
        Assert.Equal(0, Difference("", "  <!-- -->"));
        Assert.Equal(1, Difference("", "开"));
    }

    [Fact]
    public void Difference_AnyTwoPages_IsAShareAndSymmetric() =>
        Gen.Select(Pages, Pages).Sample((one, other) =>
        {
            var there = Difference(one, other);
            Assert.InRange(there, 0, 1);
            Assert.Equal(there, Difference(other, one));
        });

    [Fact]
    public void Difference_AnyPageToItself_IsNone() => Pages.Sample(page => Assert.Equal(0, Difference(page, page)));

    [Theory]
    [InlineData("<a href=\"")]
    [InlineData("<a b='")]
    [InlineData("<script>")]
    [InlineData("<!--")]
    [InlineData("<")]
    [InlineData("&#x4e2d")]
    [InlineData("<a href=//")]
    public void Of_HostileText_EndsInTime(string piece)
    {
        var page = string.Concat(Enumerable.Repeat(piece, 500_000 / piece.Length));
        var started = TimeProvider.System.GetTimestamp();
        Assert.True(PageShingles.Of(page).Count <= page.Length);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }

    private static Gen<string> Pages { get; } = Gen.OneOf<string>(
        "<", ">", "<a href=", "\"", "'", "/x.html", "<p>", "</p>", "<!--", "-->", "<script>", "</script>", "林", "业", "局", "12", "&nbsp;", " ", "=", "word", "?")
        .Array[0, 60].Select(string.Concat);
}
