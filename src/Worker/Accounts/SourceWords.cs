using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Accounts;

/// <summary>How a source is called where people read of it.</summary>
internal static class SourceWords
{
    public static string Name(AccountSourceKind kind) => kind switch
    {
        AccountSourceKind.Feed => "订阅源",
        AccountSourceKind.Weibo => "微博接口",
        AccountSourceKind.Toutiao => "头条接口",
        AccountSourceKind.Douyin => "抖音接口",
        AccountSourceKind.WeChatArticles => "微信文章",
        AccountSourceKind.List => "名单",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no word"),
    };

    /// <summary>订阅源（host）：reason.</summary>
    public static string Name(AccountSourceKind kind, string address, string reason) => $"{Name(kind)}（{Place(address)}）：{reason}";

    private static string Place(string address)
    {
        var first = address.AsSpan().Trim();
        if (first.IndexOfAny(" \t\r\n") is > 0 and var end) first = first[..end];
        if (Uri.TryCreate(first.ToString(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") return uri.Authority;
        return first.Length <= 80 ? first.ToString() : $"{first[..80]}…";
    }
}
