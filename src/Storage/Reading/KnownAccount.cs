namespace FreshnessCrawler.Storage.Reading;

/// <summary>What earlier looks left of an account.</summary>
/// <param name="Newest">The latest post known; null where none is.</param>
/// <param name="RecentPosts">Moments of its latest posts, the newest first, 20 at most: its rhythm.</param>
/// <param name="LastLookAt">When it was last looked at, whatever came of it.</param>
/// <param name="LastReadAt">When it was last read.</param>
/// <param name="FailuresInARow">Looks in vain since then.</param>
/// <param name="GoneDays">Days in a row, up to the last look, on which the platform said that there is no such account.</param>
/// <param name="LastGoneOn">The last of them.</param>
public sealed record KnownAccount(
    DateTimeOffset? Newest,
    string? NewestTitle,
    string? NewestUrl,
    IReadOnlyList<DateTimeOffset> RecentPosts,
    DateTimeOffset? LastLookAt,
    DateTimeOffset? LastReadAt,
    int FailuresInARow,
    int GoneDays,
    DateOnly? LastGoneOn)
{
    public static KnownAccount Nothing { get; } = new(null, null, null, [], null, null, 0, 0, null);
}
