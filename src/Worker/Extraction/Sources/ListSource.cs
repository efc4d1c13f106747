namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Another place where a column's list may be read.</summary>
/// <param name="Way">How its answer is to be read: <see cref="ReadingWay.Frame"/>, <see cref="ReadingWay.Jpage"/> or <see cref="ReadingWay.Json"/>.</param>
/// <param name="Url">Its absolute http(s) address on the same site, complete for a plain GET.</param>
/// <param name="Why">What on the page named it, in Chinese.</param>
public sealed record ListSource(ReadingWay Way, string Url, string Why)
{
    /// <summary>Whether the page asks for it otherwise than by a plain GET: what a GET brings may be another list, or none.</summary>
    public bool IsGuess { get; init; }
}
