using System.Collections.ObjectModel;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Storage.Reading;
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
    Action<int> OnPages)
{
    /// <summary>The week's visits of each site in scope; empty where the run judges no whole site.</summary>
    public IReadOnlyDictionary<long, SiteAvailability> Visits { get; init; } = ReadOnlyDictionary<long, SiteAvailability>.Empty;
}
