namespace FreshnessCrawler.Worker.Columns;

/// <summary>By what a lead is to be read.</summary>
public enum DiscoveryLeadKind
{
    /// <summary>A frame that holds the navigation: <see cref="ColumnDiscovery.Survey"/>.</summary>
    Frame,

    /// <summary>网站地图: <see cref="SitemapPage.Read"/>.</summary>
    SitemapPage,

    /// <summary>sitemap.xml: <see cref="SitemapXml.Read"/>.</summary>
    SitemapXml,
}
