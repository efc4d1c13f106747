namespace FreshnessCrawler.Worker.Crawling;

/// <summary>What one call of <see cref="CrawlRunner"/> came to.</summary>
/// <param name="SitesWritten">Sites whose result is in the database by this call.</param>
/// <param name="Faults">Sites that a fault of ours kept from being crawled; their columns say so.</param>
/// <param name="SitesLeft">Sites of the scope that another worker had done, or that have no address.</param>
public sealed record RunSummary(long RunId, int SitesWritten, int SitesLeft, int Faults, int Pages, long Bytes, TimeSpan Elapsed);
