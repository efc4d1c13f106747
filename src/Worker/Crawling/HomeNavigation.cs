using FreshnessCrawler.Worker.Columns;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>What a home page's navigation names, and which further pages tell of columns.</summary>
public sealed record HomeNavigation(IReadOnlyList<ProposedColumn> Entries, IReadOnlyList<DiscoveryLead> Leads)
{
    /// <summary>By what the home page calls its site: the SiteName tag, the title.</summary>
    public IReadOnlyList<string> SiteNames { get; init; } = [];
}
