namespace FreshnessCrawler.Storage.Model;

public enum RunKind
{
    Night,
    Crawl,
    Recheck,
    Evaluate,

    /// <summary>The links and IPv6 of a night's sites; it reads no columns.</summary>
    Links,

    /// <summary>The new-media accounts; it visits no site.</summary>
    Accounts,
}
