using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

public sealed class ReferenceCollectorTests
{
    [Theory]
    [InlineData("<a href='/1.html'>x</a>", "/1.html", LinkKind.Page)]
    [InlineData("<map><area href='/1.html'></map>", "/1.html", LinkKind.Page)]
    [InlineData("<a href='javascript:void(0)' onclick=\"window.open('/1.html')\">x</a>", "/1.html", LinkKind.Page)]
    [InlineData("<a href=\"javascript:location.href='/1.html'\">x</a>", "/1.html", LinkKind.Page)]
    [InlineData("<input type='image' src='/1.gif'>", "/1.gif", LinkKind.Image)]
    [InlineData("<audio src='/1.mp3'></audio>", "/1.mp3", LinkKind.Media)]
    public void Collect_Element_GivesItsAddress(string body, string href, LinkKind kind) => Assert.Equal([(href, kind)], Collect(body).Select(r => (r.Href, r.Kind)));

    [Theory]
    [InlineData("<a name='top'>x</a>")]
    [InlineData("<a href='#' onclick=\"show('/1.html')\">x</a>")]
    [InlineData("<a href='javascript:void(0)'>x</a>")]
    [InlineData("<noscript><img src='/1.gif'></noscript>")]
    [InlineData("<template><a href='/1.html'></a></template>")]
    [InlineData("<form action='/search.jsp'><input type='text' name='src'></form>")]
    [InlineData("<svg><a href='/1.html'></a></svg>")]
    public void Collect_WhatLeadsNowhere_GivesNone(string body) => Assert.Empty(Collect(body));

    [Fact]
    public void Collect_Head_GivesStylesIconsAndRefresh() => Assert.Equal(
        [("/1.css", LinkKind.Style), ("/1.ico", LinkKind.Image), ("/home/", LinkKind.Page)],
        Collect("", "<link rel='StyleSheet' href='/1.css'><link rel='shortcut icon' href='/1.ico'><link rel='alternate' href='/rss.xml'><meta http-equiv='Refresh' content='0; URL=/home/'>")
            .Select(r => (r.Href, r.Kind)));

    [Fact]
    public void Collect_SourceSet_GivesEachCandidate() => Assert.Equal(["/a,b.png", "/c.png"], Collect("<img srcset='/a,b.png 1x, /c.png 2x'>").Select(r => r.Href));

    private static List<PageReference> Collect(string body, string head = "")
    {
        var references = new List<PageReference>();
        using var page = HtmlPage.Parse($"<html><head>{head}</head><body>{body}</body></html>", new Uri("http://www.a.gov.cn/"));
        ReferenceCollector.Collect(page, references);
        return references;
    }
}
