using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>A column's observation as stored, with what the reader and the fetch say beside it.</summary>
/// <param name="FetchStatus">Name of the fetch status, e.g. <c>Ok</c>, <c>Timeout</c>.</param>
/// <param name="NotModified">The site answered 304: checked, unchanged.</param>
/// <param name="Template">Signature of the list block, for drift.</param>
public sealed record ColumnRow(
    ColumnObservation Observation,
    string FetchStatus,
    int? HttpStatus,
    string? FinalUrl,
    bool NotModified,
    int ReaderVersion,
    string? ETag,
    string? LastModified,
    string? Template)
{
    /// <summary>The fetch status of a row that only says why nothing was asked for: no attempt, and the views do not take it for one.</summary>
    public const string NotReached = "notReached";

    /// <summary>The way on which the list was got: <c>page</c>, <c>frame</c>, <c>jpage</c>, <c>json</c>, <c>feed</c>, <c>browser</c>.</summary>
    public string Way { get; init; } = "page";

    /// <summary>The address that way led to, where it is not the column's own.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Where the picture of the page lies that a browser took, or null.</summary>
    public string? Screenshot { get; init; }
}
