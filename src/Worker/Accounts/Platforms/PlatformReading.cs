using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Accounts.Platforms;

/// <summary>What a platform's answer says.</summary>
/// <param name="Reason">In Chinese; null where it was read.</param>
/// <param name="Name">The account's name as the platform shows it.</param>
/// <param name="CommentedUrl">A post under which there are comments; null where none shows any.</param>
internal sealed record PlatformReading(AccountAccess Access, string? Reason, IReadOnlyList<ReadPost> Posts, string? Name, string? CommentedUrl)
{
    public static PlatformReading Not(AccountAccess access, string reason) => new(access, reason, [], null, null);

    /// <summary>An answer of the platform's own form without posts: what its message says, else unknown.</summary>
    public static PlatformReading Without(string? message, AccountAccess otherwise, string reason) => PlatformWords.AccessOf(message) is { } access
        ? Not(access, $"平台提示“{Feeds.FeedRefusal.Clip(message!)}”")
        : Not(otherwise, message is null ? reason : $"{reason}（平台提示“{Feeds.FeedRefusal.Clip(message)}”）");
}
