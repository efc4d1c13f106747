namespace FreshnessCrawler.Worker.Feeds;

/// <summary>What the words of an error mean. For errors only: a post may have any of these words.</summary>
internal static class FeedErrorWords
{
    private static readonly string[] s_keys = ["cookie", "token", "session", "登录状态", "登陆状态", "登录态", "登录信息", "授权"];
    private static readonly string[] s_spent = ["失效", "过期", "无效", "expired", "invalid", "missing", "not set", "required", "更新cookie"];

    private static readonly string[] s_loginExpired =
        ["登录失效", "登录已失效", "登录过期", "登录已过期", "登陆失效", "读书账号", "账号失效", "重新扫码", "重新登录", "扫码授权", "lack of relevant config"];

    private static readonly string[] s_login =
        ["请登录", "请先登录", "请先登陆", "未登录", "需要登录", "登录后", "login required", "please log in", "please login", "not logged in", "need login", "passport."];

    private static readonly string[] s_refused =
        ["频繁", "频次", "限流", "风控", "反爬", "拒绝访问", "禁止访问", "forbidden", "too many requests", "rate limit", "blocked by"];

    private static readonly string[] s_refusedCodes = ["401", "403", "414", "418", "429", "432"];
    private static readonly string[] s_firewall = ["环境异常", "安全验证", "验证码", "人机验证", "captcha", "waf", "precondition failed"];

    public static FeedRefusalKind? KindOf(ReadOnlySpan<char> words)
    {
        if (Any(words, s_loginExpired) || (Any(words, s_keys) && Any(words, s_spent))) return FeedRefusalKind.LoginExpired;
        if (Any(words, s_login)) return FeedRefusalKind.Login;
        if (Any(words, s_firewall) || HasCode(words, "412") || HasCode(words, "521")) return FeedRefusalKind.Firewall;
        if (Any(words, s_refused)) return FeedRefusalKind.Refused;
        foreach (var code in s_refusedCodes)
        {
            if (HasCode(words, code)) return FeedRefusalKind.Refused;
        }

        return null;
    }

    /// <summary>Whether a feed's only item is its maker's complaint in the place of posts; such items are dated now.</summary>
    public static bool IsComplaint(string title) =>
        title.StartsWith("Bridge returned error", StringComparison.OrdinalIgnoreCase) || title.StartsWith("RSSHub Error", StringComparison.OrdinalIgnoreCase)
        || (title.Length <= 60 && (title.Contains("cookie", StringComparison.OrdinalIgnoreCase) || title.Contains("登录状态", StringComparison.Ordinal) || title.Contains("扫码", StringComparison.Ordinal))
            && KindOf(title) == FeedRefusalKind.LoginExpired);

    private static bool Any(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    // a status by itself, not a part of an address or a count
    private static bool HasCode(ReadOnlySpan<char> text, string code)
    {
        for (var at = 0; text[at..].IndexOf(code) is >= 0 and var next; at += next + code.Length)
        {
            var (start, end) = (at + next, at + next + code.Length);
            if ((start == 0 || text[start - 1] is ' ' or ':' or '：' or '(' or '（' or '码') && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end]) && text[end] is not ('/' or '-' or '='))) return true;
        }

        return false;
    }
}
