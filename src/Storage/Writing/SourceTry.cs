using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>What came of asking one source of an account once.</summary>
/// <param name="SourceId">The source's row.</param>
/// <param name="Access">What came of it.</param>
/// <param name="Reason">In Chinese; null where it was read.</param>
/// <param name="HttpStatus">Of the last answer; null without one.</param>
/// <param name="NotModified">The source said that nothing has changed since: what it showed then still stands, up to now.</param>
/// <param name="Items">Posts with or without dates.</param>
/// <param name="ETag">Validators for the next question.</param>
/// <param name="Bytes">Received.</param>
public sealed record SourceTry(
    long SourceId,
    AccountSourceKind Kind,
    string Address,
    AccountAccess Access,
    string? Reason,
    int? HttpStatus,
    bool NotModified,
    int Items,
    string? ETag,
    string? LastModified,
    long Bytes,
    int Milliseconds);
