using System.Net;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Reading;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>What one call of <see cref="CrawlRunner"/> is to do. The night, a crawl on demand and a recheck differ only in this.</summary>
public sealed record CrawlScope
{
    public required RunKind Kind { get; init; }

    /// <summary>What was asked for, in the words that the run's row keeps.</summary>
    public required string Description { get; init; }

    /// <summary>The night's run that this site belongs to; null where a run of its own is to be opened.</summary>
    public long? RunId { get; init; }

    public IReadOnlyCollection<long>? SiteIds { get; init; }
    public IReadOnlyCollection<long>? ColumnIds { get; init; }

    /// <summary>Recheck: no validators, fresh DNS, fresh connections.</summary>
    public bool BypassCaches { get; init; }

    /// <summary>Private networks that may be visited beside those of the registry.</summary>
    public IReadOnlyList<IPNetwork> AllowedNetworks { get; init; } = [];

    /// <summary>How far to walk from the home page beyond the columns: 1 not at all, 2 the pages it links to, …</summary>
    public int Levels { get; init; } = 1;

    /// <summary>Called once the run's row is there, before anything is fetched.</summary>
    public Func<long, CancellationToken, Task>? OnOpened { get; init; }

    public TargetFilter Filter => new(SiteIds, ColumnIds: ColumnIds);

    public static CrawlScope NightSite(long runId, long siteId) =>
        new() { Kind = RunKind.Night, Description = "本夜一站", RunId = runId, SiteIds = [siteId] };
}
