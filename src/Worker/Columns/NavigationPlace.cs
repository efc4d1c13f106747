namespace FreshnessCrawler.Worker.Columns;

/// <summary>Where an entry was met, the most trustworthy for name and level first.</summary>
public enum NavigationPlace
{
    /// <summary>菜单.</summary>
    Menu,

    /// <summary>网站地图页.</summary>
    SitemapPage,

    /// <summary>A heading, tab or short list in a block of the home page.</summary>
    Block,

    /// <summary>更多 of a block, named by the block's heading or tab.</summary>
    More,

    /// <summary>sitemap.xml, which has no names.</summary>
    SitemapXml,
}
