namespace FreshnessCrawler.Storage.Model;

public enum RunKind
{
    Night,
    Crawl,
    Recheck,
    Evaluate,
}
