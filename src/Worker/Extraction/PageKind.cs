namespace FreshnessCrawler.Worker.Extraction;

/// <summary>What a page is, by its content.</summary>
public enum PageKind
{
    /// <summary>A column page, and whatever shows no signs of the others.</summary>
    List,

    /// <summary>A site's first page.</summary>
    Home,

    /// <summary>One article of a website.</summary>
    Article,

    /// <summary>One article of a WeChat account, or what WeChat shows in its place.</summary>
    WeChatArticle,
}
