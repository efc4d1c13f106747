namespace FreshnessCrawler.Storage.Reading;

/// <summary>Which accounts are asked for; null sets no limit.</summary>
public sealed record AccountFilter(IReadOnlyCollection<string>? Codes = null, IReadOnlyCollection<long>? AccountIds = null);
