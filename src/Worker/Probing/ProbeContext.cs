using System.Collections.ObjectModel;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Probing;

/// <summary>What all site surveys of one run share in this process.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Point">Its monitoring point.</param>
/// <param name="Policy">Its policy.</param>
/// <param name="Fetcher">The run's one way to pages; it knows the paces.</param>
/// <param name="Deadline">After it nothing further is asked for; what was not tested by then is left out with that reason.</param>
/// <param name="BypassCaches">A recheck: no stored result counts, fresh DNS, fresh connections.</param>
/// <param name="OnRequests">Told of requests sent, for the progress display.</param>
public sealed record ProbeContext(
    long RunId,
    MonitoringPoint Point,
    RulePolicy Policy,
    PageFetcher Fetcher,
    DateTimeOffset? Deadline,
    bool BypassCaches,
    Action<int> OnRequests)
{
    /// <summary>The visits of each site in scope before the monitoring point.</summary>
    public IReadOnlyDictionary<long, SiteAvailability> Visits { get; init; } = ReadOnlyDictionary<long, SiteAvailability>.Empty;
}
