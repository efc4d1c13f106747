namespace FreshnessCrawler.Storage.Writing;

/// <summary>What a run is opened over; null for all there are on its day, empty for none.</summary>
internal sealed record RunScope(IReadOnlyCollection<long>? SiteIds, IReadOnlyCollection<long>? AccountIds)
{
    internal static RunScope AllSites { get; } = OfSites(null);

    internal static RunScope OfSites(IReadOnlyCollection<long>? siteIds) => new(siteIds, []);

    internal static RunScope OfAccounts(IReadOnlyCollection<long>? accountIds) => new([], accountIds);
}
