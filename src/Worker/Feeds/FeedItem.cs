namespace FreshnessCrawler.Worker.Feeds;

/// <summary>One item of a feed.</summary>
/// <param name="Title">Its title as plain text, white space folded; may be empty.</param>
/// <param name="Url">Its absolute address; empty where it has none, raw where what it has is no address.</param>
/// <param name="Published">When it was published, in UTC; null where the feed does not say, or says what cannot be.</param>
/// <param name="Day">That day in China, never after the day of the fetch. Of a month or year only its end counts.</param>
/// <param name="Pinned">Marked as pinned (置顶). Never used to ignore an item: position does not decide.</param>
/// <param name="Note">Why a date was refused or how it was taken, in Chinese, or null.</param>
public sealed record FeedItem(string Title, string Url, DateTimeOffset? Published, DateOnly? Day, bool Pinned, string? Note = null)
{
    /// <summary>Whether <see cref="Published"/> is known to the month or year only, so that it says no more than <see cref="Day"/>.</summary>
    public bool Coarse { get; init; }

    /// <summary>Its body as plain text, 20,000 characters at most; null where it has none or was not asked for.</summary>
    public string? Text { get; init; }
}
