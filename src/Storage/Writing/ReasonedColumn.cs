using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>What the page of a discovered column says of itself, and the class reasoned with it.</summary>
/// <param name="PageType">Its own ColumnType tag, or null.</param>
/// <param name="PageName">Its own ColumnName tag, or null.</param>
/// <param name="Reason">Why that category, in Chinese; null where it was not reasoned anew.</param>
public sealed record ReasonedColumn(long ColumnId, string? PageType, string? PageName, ColumnCategory Category, double Confidence, string? Reason);
