namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>The four platforms, as the notice prints them.</summary>
public static class AccountPlatforms
{
    public const string WeChat = "微信";
    public const string Weibo = "新浪微博";
    public const string Toutiao = "今日头条";
    public const string Douyin = "抖音短视频";

    /// <summary>How many accounts a whole city has on each.</summary>
    public static IReadOnlyList<(string Platform, int Accounts)> Shares { get; } = [(WeChat, 120), (Weibo, 40), (Toutiao, 30), (Douyin, 25)];

    public static int FullCity { get; } = Shares.Sum(share => share.Accounts);
}
