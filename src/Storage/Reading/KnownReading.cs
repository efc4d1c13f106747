using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>The last successful reading of a column: what a 304 confirms, and what a collapse is measured against.</summary>
/// <param name="ReaderVersion">The reader that made it; another reader's validators are not sent.</param>
/// <param name="ETag">Validator for a conditional GET, or null.</param>
/// <param name="LastModified">Validator for a conditional GET (the header's own text), or null.</param>
public sealed record KnownReading(
    ReadingOutcome Outcome,
    DateOnly? Newest,
    string? NewestTitle,
    string? NewestUrl,
    int ItemCount,
    DateTimeOffset ObservedAt,
    int ReaderVersion,
    string? ETag,
    string? LastModified);
