namespace FreshnessCrawler.Worker.Commands;

/// <summary>One item as explained.</summary>
/// <param name="Source">Where the date was read: shown; null where there is none.</param>
public sealed record ExplainedItem(string Title, string Url, DateOnly? Date, bool Pinned, string? Source);
