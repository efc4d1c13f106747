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
    IReadOnlyList<Verdict> Verdicts);
