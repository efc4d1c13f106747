using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Feeds;

/// <summary>What a feed says.</summary>
/// <param name="Format">What it is written in; <see cref="FeedFormat.None"/> where it is no feed.</param>
/// <param name="Title">The feed's own title, or null.</param>
/// <param name="Outcome">Read, undated or not read. A feed without items is not read: it proves nothing of the source.</param>
/// <param name="Reason">Why, in Chinese; always there unless read.</param>
/// <param name="Items">The items in the feed's order, those of a cut document up to the cut.</param>
/// <param name="Newest">The item with the newest day that was not refused; not necessarily proof, see <paramref name="Outcome"/>.</param>
/// <param name="Truncated">Whether the document ends before its end. It is then read only if what is there is fresh.</param>
public sealed record FeedReading(
    FeedFormat Format,
    string? Title,
    ReadingOutcome Outcome,
    string? Reason,
    IReadOnlyList<FeedItem> Items,
    FeedItem? Newest,
    bool Truncated = false)
{
    /// <summary>What kind of fault <see cref="Reason"/> tells of.</summary>
    public FeedRefusalKind Refusal { get; init; }

    internal static FeedReading NotRead(FeedRefusal refusal, FeedFormat format = FeedFormat.None, string? title = null, bool truncated = false) =>
        new(format, title, ReadingOutcome.NotRead, refusal.Reason, [], null, truncated) { Refusal = refusal.Kind };
}
