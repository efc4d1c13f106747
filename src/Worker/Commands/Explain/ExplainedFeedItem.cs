using System.Text.Json.Serialization;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Feeds;

namespace FreshnessCrawler.Worker.Commands.Explain;

/// <summary>One item of a feed as explained.</summary>
/// <param name="Published">The instant in UTC; null where the feed does not say it.</param>
public sealed record ExplainedFeedItem(
    string Title,
    string Url,
    DateOnly? Date,
    bool Pinned,
    string? Source,
    [property: JsonPropertyOrder(1)] DateTime? Published,
    string? Note) : ExplainedItem(Title, Url, Date, Pinned, Source, Note)
{
    public static ExplainedFeedItem Of(FeedItem item) =>
        new(item.Title, item.Url, item.Day, item.Pinned, item.Day is null ? null : Name(DateSource.Shown), item.Published?.UtcDateTime, item.Note);
}
