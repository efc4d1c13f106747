using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Feeds;

namespace FreshnessCrawler.Worker.Accounts.Platforms;

/// <summary>What a platform's own message means.</summary>
internal static class PlatformWords
{
    private static readonly string[] s_gone =
    [
        "用户不存在", "账号不存在", "帐号不存在", "账户不存在", "作者不存在", "不存在该用户", "不存在该账号", "账号已注销", "帐号已注销", "用户已注销", "账号已被注销", "自主申请关闭",
        "user not exist", "user does not exist", "user doesn't exist", "no such user",
    ];

    private static readonly string[] s_places = ["msg", "message", "status_msg", "errmsg", "err_msg", "error", "error_msg", "prompts", "description", "reason"];

    /// <summary>Null for a message that names none of these.</summary>
    public static AccountAccess? AccessOf(string? message)
    {
        if (string.IsNullOrWhiteSpace(message)) return null;
        if (Array.Exists(s_gone, word => message.Contains(word, StringComparison.OrdinalIgnoreCase))) return AccountAccess.Gone;
        return FeedErrorWords.KindOf(message) switch
        {
            // the platform was asked without any login
            FeedRefusalKind.LoginExpired or FeedRefusalKind.Login => AccountAccess.LoginWall,
            FeedRefusalKind.Refused => AccountAccess.Blocked,
            FeedRefusalKind.Firewall => AccountAccess.Firewall,
            _ => null,
        };
    }

    /// <summary>The message of an answer, at its root or one level below.</summary>
    public static string? Message(JsonTree answer) => answer.First(s_places) ?? answer["data"].First(s_places) ?? answer["error"].First(s_places);
}
