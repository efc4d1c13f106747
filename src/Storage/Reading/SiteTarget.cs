namespace FreshnessCrawler.Storage.Reading;

/// <summary>A site to be crawled, with the columns in scope (its home page first) and what is known of them.</summary>
public sealed record SiteTarget(
    long SiteId,
    string Code,
    string Name,
    string Unit,
    string? Url,
    bool WholeSite,
    IReadOnlyList<ColumnTarget> Columns)
{
    /// <summary>Whether a person has registered columns for it; where not, they are discovered.</summary>
    public bool HasRegisteredColumns { get; init; }
}
