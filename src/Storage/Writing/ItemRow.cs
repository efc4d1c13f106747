namespace FreshnessCrawler.Storage.Writing;

/// <summary>One list item as seen; its identity within a column is the hash of address and title.</summary>
public sealed record ItemRow(long ColumnId, string Url, string Title, DateOnly? ShownDate, bool Pinned, DateTimeOffset SeenAt);
