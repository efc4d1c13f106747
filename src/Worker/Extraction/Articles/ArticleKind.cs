namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>What kind of article a page is.</summary>
public enum ArticleKind
{
    /// <summary>An article on a website.</summary>
    Article,

    /// <summary>An article of a WeChat account (mp.weixin.qq.com).</summary>
    WeChat,
}
