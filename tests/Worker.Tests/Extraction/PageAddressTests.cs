using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

public sealed class PageAddressTests
{
    private static readonly Uri s_page = new("https://www.example.gov.cn/xxgk/tzgg/index.html?page=2");

    [Theory]
    [InlineData("/a/b.html")]
    [InlineData("./202607/t1.html")]
    [InlineData("../zcwj/1.html")]
    [InlineData("../../index.html")]
    [InlineData("../../../../x.html")]
    [InlineData("show.asp?id=3&p=1")]
    [InlineData("?page=3")]
    [InlineData("a/../b.html")]
    [InlineData("/a/./b.html")]
    [InlineData("https://www.example.gov.cn/x/")]
    [InlineData("HTTPS://WWW.example.gov.cn/x/")]
    [InlineData("https://www.example.gov.cn")]
    [InlineData("//www.example.gov.cn/y.html")]
    [InlineData("  /a/b.html \n")]
    [InlineData("/a/b.html#top")]
    public void PathOf_LinkToTheOwnHost_IsWhatAUriMakesOfIt(string href)
    {
        var uri = new Uri(s_page, href.Trim());
        Assert.Equal(uri.PathAndQuery, new PageAddress(s_page).PathOf(href));
    }

    [Theory]
    [InlineData("")]
    [InlineData("#top")]
    [InlineData("javascript:void(0)")]
    [InlineData("mailto:x@example.gov.cn")]
    [InlineData("https://mp.weixin.qq.com/s/abc")]
    [InlineData("//other.example.gov.cn/")]
    [InlineData("https://www.example.gov.cn.evil.com/x")]
    [InlineData("https://www.example.gov.cn:8443/x")]
    public void PathOf_AnythingElse_IsNull(string href) => Assert.Null(new PageAddress(s_page).PathOf(href));

    [Fact]
    public void PathOf_OtherSchemeOfTheHost_IsTheSameSite() =>
        Assert.Equal("/x/1.html", new PageAddress(s_page).PathOf("http://www.example.gov.cn/x/1.html"));

    [Theory]
    [InlineData("./1.html", "https://www.example.gov.cn/xxgk/tzgg/1.html")]
    [InlineData("https://mp.weixin.qq.com/s/abc", "https://mp.weixin.qq.com/s/abc")]
    [InlineData("http://[broken", "http://[broken")]
    public void Absolute_Link_GivesItsAddressOrTheRawText(string href, string expected) =>
        Assert.Equal(expected, new PageAddress(s_page).Absolute(href));
}
