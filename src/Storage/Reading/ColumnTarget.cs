using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>A column to be read, as the registry has it, with the last successful reading (null before the first).</summary>
public sealed record ColumnTarget(
    long ColumnId,
    string Name,
    string Url,
    ColumnCategory Category,
    int Level,
    int? LimitDays,
    Exemption? Exemption,
    ColumnSource Source,
    double Confidence,
    KnownReading? Known)
{
    /// <summary>The ColumnType tag that a discovered column's page has of its own, as last kept.</summary>
    public string? PageType { get; init; }

    /// <summary>Its ColumnName tag.</summary>
    public string? PageName { get; init; }
}
