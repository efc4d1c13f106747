using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>Reads a site's own map (网站地图): nested lists of its columns under headings.</summary>
public static class SitemapPage
{
    /// <summary>The columns of the map and what it tells apart from them; its level is the nesting of headings and lists.</summary>
    /// <param name="site">The site's own address.</param>
    public static IReadOnlyList<ProposedColumn> Read(HtmlPage page, Uri site, DateOnly? today = null) =>
        ColumnDiscovery.Unite(NavigationReader.Read(page, isSitemap: true), site, today);
}
