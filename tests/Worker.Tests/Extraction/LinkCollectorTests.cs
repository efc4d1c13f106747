using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

public sealed class LinkCollectorTests
{
    private const string Html = """
        <html><body><a href="/a/">A</a><a href="./1.html">1</a><a href="1.html#x">1 again</a><a href="/a/">A again</a>
        <a href="javascript:void(0)">no</a><a href="https://other.example.cn/">off</a><a name="top">none</a></body></html>
        """;

    [Fact]
    public void Collect_Page_GivesEachOwnLinkOnce()
    {
        using var page = HtmlPage.Parse(Html, new Uri("http://x.example.gov.cn/a/b/"));
        var links = new HashSet<string>(StringComparer.Ordinal);

        Assert.Equal(2, LinkCollector.Collect(page, links));
        Assert.Equal("/a/ /a/b/1.html", string.Join(" ", links.Order(StringComparer.Ordinal)));
        Assert.Equal(0, LinkCollector.Collect(page, links));
    }

    [Fact]
    public void Collect_PageWithBase_StartsFromIt()
    {
        using var page = HtmlPage.Parse("<html><head><base href='/c/'></head><body><a href='1.html'>1</a></body></html>", new Uri("http://x.example.gov.cn/a/"));
        var links = new HashSet<string>(StringComparer.Ordinal);
        LinkCollector.Collect(page, links);
        Assert.Equal("/c/1.html", Assert.Single(links));
    }
}
