using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>All that one run learned of one site; written in one transaction or not at all.</summary>
public sealed record SiteResult(
    long RunId,
    long SiteId,
    DateTimeOffset MonitoringPoint,
    string PolicyVersion,
    DateTimeOffset StartedAt,
    DateTimeOffset FinishedAt,
    IReadOnlyList<ColumnRow> Columns,
    IReadOnlyList<PageRow> Pages,
    IReadOnlyList<ItemRow> Items,
    IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>The survey of the site's links; null where the run had none.</summary>
    public LinkObservations? Links { get; init; }

    /// <summary>Addresses tested for this site in this run; those whose result came from elsewhere are not among them.</summary>
    public IReadOnlyList<LinkTest> LinkTests { get; init; } = [];

    /// <summary>The survey over IPv6; null where the run had none.</summary>
    public Ipv6Observations? Ipv6 { get; init; }

    /// <summary>Hosts looked at over IPv6 in this run, of other sites too; another site's result may bring the same host again.</summary>
    public IReadOnlyList<Ipv6HostObservation> Ipv6Hosts { get; init; } = [];
}
