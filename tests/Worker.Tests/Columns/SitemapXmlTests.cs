using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Columns;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Columns;

public sealed class SitemapXmlTests
{
    private static readonly Uri s_site = new("http://www.example.gov.cn/");

    [Fact]
    public void Read_UrlSet_GivesItsPagesOnce()
    {
        var map = SitemapXml.Read("""
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            <url><loc> http://www.example.gov.cn/zwgk/tzgg/ </loc><lastmod>2026-11-01</lastmod></url>
            <url><LOC><![CDATA[http://www.example.gov.cn/list.jsp?a=1&b=2]]></LOC></url>
            <url><loc>http://www.example.gov.cn/list.jsp?a=1&amp;b=2</loc></url>
            <url><loc>javascript:alert(1)</loc></url>
            </urlset>
            """);
        Assert.Equal(["http://www.example.gov.cn/zwgk/tzgg/", "http://www.example.gov.cn/list.jsp?a=1&b=2"], map.Pages);
        Assert.Empty(map.Sitemaps);
    }

    [Fact]
    public void Read_Index_GivesTheFurtherSitemaps()
    {
        var map = SitemapXml.Read("<sitemapindex><sitemap><loc>http://www.example.gov.cn/sitemap1.xml.gz</loc></sitemap></sitemapindex>");
        Assert.Equal(["http://www.example.gov.cn/sitemap1.xml.gz"], map.Sitemaps);
        Assert.Empty(map.Pages);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<loc>")]
    [InlineData("<loc><![CDATA[")]
    [InlineData("<html><body>404</body></html>")]
    public void Read_NoSitemap_IsEmpty(string text) => Assert.Empty(SitemapXml.Read(text).Pages);

    [Fact]
    public void Read_CutOff_KeepsWhatWasWhole()
    {
        var map = SitemapXml.Read("<urlset><url><loc>http://www.example.gov.cn/a/</loc></url><url><loc>http://www.exam");
        Assert.Equal(["http://www.example.gov.cn/a/"], map.Pages);
    }

    [Fact]
    public void Columns_AddressesThatSayTheirClass_AreProposedForAPersonToConfirm()
    {
        var map = new SitemapXml(
            ["http://www.example.gov.cn/zwgk/tzgg/", "http://www.example.gov.cn/zwgk/tzgg/index.html", "http://www.example.gov.cn/zwgk/tzgg/202611/t20261101_1.html", "http://www.example.gov.cn/abc/", "http://www.other.gov.cn/tzgg/"],
            []);
        var column = Assert.Single(map.Columns(s_site));
        Assert.Equal((ColumnCategory.Notice, "http://www.example.gov.cn/zwgk/tzgg/", NavigationPlace.SitemapXml), (column.Category, column.Url, column.Place));
        Assert.True(column.Confidence < 0.6);
    }
}
