using FreshnessCrawler.Rules;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>What all sites of one run share.</summary>
public sealed record CrawlContext(
    long RunId,
    MonitoringPoint Point,
    RulePolicy Policy,
    PageFetcher Fetcher,
    DateTimeOffset? Deadline,
    bool BypassCaches,
    int Levels,
    Action<int> OnPages);
