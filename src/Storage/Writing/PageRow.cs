namespace FreshnessCrawler.Storage.Writing;

/// <summary>One page fetched in a run.</summary>
/// <param name="Level">Link level: 1 the home page, 2 a page linked from it, …</param>
/// <param name="Kind">home, list, article, other, none.</param>
/// <param name="TlsFault">What is wrong with the certificate, or null.</param>
public sealed record PageRow(
    string Url,
    int Level,
    string Kind,
    string FetchStatus,
    int? HttpStatus,
    string? FinalUrl,
    int Bytes,
    int Milliseconds,
    int Links,
    DateOnly? Newest,
    string? TlsFault,
    DateTimeOffset FetchedAt)
{
    /// <summary>Whether the site answered anything at all, be it an error: then there is a way to it. Not stored.</summary>
    public bool Answered { get; init; } = true;
}
