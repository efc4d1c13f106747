using FreshnessCrawler.Rules;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Following;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>What all sites of one run share.</summary>
public sealed record CrawlContext(
    long RunId,
    MonitoringPoint Point,
    RulePolicy Policy,
    PageFetcher Fetcher,
    ListPursuit Pursuit,
    DateTimeOffset? Deadline,
    bool BypassCaches,
    int Levels,
    Action<int> OnPages);
