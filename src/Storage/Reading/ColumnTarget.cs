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
    KnownReading? Known);
