using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Accounts;

/// <summary>What all accounts of one run share. One object a run: lists at web addresses are fetched once for each.</summary>
/// <param name="Fetcher">The process's one, with its paces.</param>
/// <param name="BypassCaches">A recheck: no validators, fresh connections.</param>
public sealed record FeedContext(PageFetcher Fetcher, bool BypassCaches)
{
    /// <summary>The policy's window in days: within it an update is enough, beyond it silence must be shown by every source that can be read.</summary>
    public int WindowDays { get; init; } = 14;

    /// <summary>Where the window begins; set by the reader from the monitoring point.</summary>
    public DateTimeOffset FreshFrom { get; init; } = DateTimeOffset.MaxValue;

    // What single sources of this run keep for all accounts that share them.
    internal RunShare Share { get; init; } = new();
}
