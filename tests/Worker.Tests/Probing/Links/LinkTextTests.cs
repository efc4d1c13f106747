using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Probing.Links;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Links;

public sealed class LinkTextTests
{
    [Theory]
    [InlineData("<a href='/'> 政务\n 公开 </a>", "政务 公开")]
    [InlineData("<a href='/'><span>政务</span><b>公开</b></a>", "政务公开")]
    [InlineData("<a href='/'><img src='x' alt='找错'></a>", "找错")]
    [InlineData("<a href='/' title='首页'><img src='x'></a>", "首页")]
    [InlineData("<a href='/'><i></i></a>", null)]
    public void Of_Link_IsWhatReadersSee(string html, string? expected) => Assert.Equal(expected, Text(html));

    [Fact]
    public void Of_LinkAroundHalfThePage_IsCut() => Assert.Equal(200, Text($"<a href='/'>{string.Concat(Enumerable.Repeat("<p>政务公开</p>", 5000))}</a>")!.Length);

    private static string? Text(string html)
    {
        using var page = HtmlPage.Parse($"<html><body>{html}</body></html>", new Uri("http://www.a.gov.cn/"));
        return LinkText.Of(page.Document.QuerySelector("a")!);
    }
}
