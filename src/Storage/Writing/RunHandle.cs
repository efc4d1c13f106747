using FreshnessCrawler.Storage.Model;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>A run as its workers need it.</summary>
/// <param name="SiteIds">The sites still planned.</param>
/// <param name="Created">False where the night had been planned before.</param>
public sealed record RunHandle(
    long RunId,
    RunKind Kind,
    DateTimeOffset MonitoringPoint,
    DateTimeOffset? Deadline,
    string PolicyVersion,
    IReadOnlyList<long> SiteIds,
    bool Created)
{
    /// <summary>The accounts still planned.</summary>
    public IReadOnlyList<long> AccountIds { get; init; } = [];
}
