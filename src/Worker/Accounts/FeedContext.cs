using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Accounts;

/// <summary>What all accounts of one run share.</summary>
/// <param name="Fetcher">The process's one, with its paces.</param>
/// <param name="BypassCaches">A recheck: no validators, fresh connections.</param>
public sealed record FeedContext(PageFetcher Fetcher, bool BypassCaches);
