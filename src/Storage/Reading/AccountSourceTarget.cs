using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>One source, with the validators of its latest whole answer.</summary>
/// <param name="Zone">What a time without a zone means there.</param>
public sealed record AccountSourceTarget(long SourceId, AccountSourceKind Kind, string Address, TimeSpan Zone, string? ETag, string? LastModified);
