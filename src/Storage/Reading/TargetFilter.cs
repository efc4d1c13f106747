namespace FreshnessCrawler.Storage.Reading;

/// <summary>Which sites and columns are asked for; null sets no limit.</summary>
/// <param name="ColumnIds">With these, the sites come with these columns only, and are not whole.</param>
public sealed record TargetFilter(
    IReadOnlyCollection<long>? SiteIds = null,
    IReadOnlyCollection<string>? SiteCodes = null,
    IReadOnlyCollection<long>? ColumnIds = null);
