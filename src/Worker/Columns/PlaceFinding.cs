using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>What the navigation says of one known column.</summary>
/// <param name="Detail">In Chinese, where to it moved or what is missing; null where there is nothing to say.</param>
public sealed record PlaceFinding(ColumnPlace Place, string? Detail);
