namespace FreshnessCrawler.Worker.Accounts;

/// <summary>An account's name in a feed's title. Most titles are what the feed's maker calls it; taken for the account's name they would tell of renames
/// that never were.</summary>
internal static class FeedTitle
{
    // How RSSHub's and other makers' routes of the platforms name what they made of an account.
    private static readonly string[] s_suffixes =
    [
        "的微博", "的微博动态", "的头条", "的今日头条", "的抖音", "的抖音主页", "的快手", "的公众号", "的微信公众号", "的动态", "的文章", "的视频", "的投稿", "的投稿视频", "的bilibili动态", "的bilibili空间",
        "- 微博", "- 抖音", "- 今日头条", "- 微信公众号", "- 公众号", "- 快手", "| 微博", "| 抖音", "_微博", "_抖音",
    ];

    /// <returns>Null where the title is not surely the account's own name.</returns>
    public static string? AccountName(string? title, string registered, string address)
    {
        if (string.IsNullOrWhiteSpace(title)) return null;
        var name = title.AsSpan().Trim();
        if (name.SequenceEqual(registered.AsSpan().Trim())) return registered;
        foreach (var suffix in s_suffixes)
        {
            var squeezed = name.ToString().Replace(" 的 ", "的", StringComparison.Ordinal).Replace("的 ", "的", StringComparison.Ordinal);
            if (!squeezed.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) continue;
            var own = squeezed[..^suffix.Length].TrimEnd(' ', '的', '-', '|', '_').Trim();
            return own.Length is >= 2 and <= 40 ? own : null;
        }

        // wewe-rss and we-mp-rss give a WeChat account's feed the account's name
        return (address.Contains("/feeds/MP_WXS_", StringComparison.OrdinalIgnoreCase) || address.Contains("/feed/MP_WXS_", StringComparison.OrdinalIgnoreCase)) && name.Length <= 40 ? name.ToString() : null;
    }
}
