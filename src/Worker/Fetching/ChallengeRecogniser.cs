namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Tells pages that a firewall made from pages of the site. A false "blocked" is a missed reading and a false "ok" a false
/// blank, so a 200 must show two signs: what a firewall writes, and nothing of what a site has.</summary>
public static class ChallengeRecogniser
{
    private const int LargestScriptPage = 64 * 1024;
    private const int LargestBlockPage = 128 * 1024;
    private const int MostLinks = 8;

    private static readonly string[] BlockTitles =
    [
        "访问被拦截", "访问拦截", "请求拦截", "应用防火墙", "访问被阻断", "访问被拒绝", "访问被禁止", "访问受限", "请求被拒绝", "请求被拦截", "请求被阻断", "拦截提示", "拦截页面", "安全拦截",
        "安全狗", "网站防火墙", "云防护", "Access Denied", "Request Rejected", "Web Application Firewall", "403 Forbidden", "Request Blocked",
        "potential threats",
    ];

    private static readonly string[] ChallengeTitles =
        ["安全验证", "滑动验证", "人机验证", "访问验证", "安全检查", "浏览器检查", "验证码中间页", "Just a moment", "Attention Required"];

    private static readonly string[] ScriptMarks =
        ["document.cookie", "eval(", "$_ts", "__jsl", "acw_sc__v2", "_0x", "window[\"\\x", "String.fromCharCode", "setCookie("];

    /// <summary>What the status alone says, or null where the body must be looked at.</summary>
    public static FetchStatus? ByStatus(int status) => status switch
    {
        412 => FetchStatus.Challenged,
        429 => FetchStatus.Blocked,
        _ => null,
    };

    /// <summary><see cref="FetchStatus.Challenged"/>, <see cref="FetchStatus.Blocked"/>, or null for a page of the site.</summary>
    public static FetchStatus? ByBody(int status, bool setsCookie, ReadOnlySpan<char> body)
    {
        if (body.Length > LargestBlockPage) return null;
        if (status == 200 && (HasList(body) || IsWeChatNotice(body) || CarriesData(body))) return null;
        var title = Title(body);
        if (status is not 200 and not 203)
        {
            if (ContainsAny(title, ChallengeTitles)) return FetchStatus.Challenged;
            var bare = VisibleChars(body, 40) < 40;
            if (!HasScript(body) || !(bare || status is 202 or 521)) return null;
            return setsCookie || ContainsAny(body, ScriptMarks) || (bare && status == 202) ? FetchStatus.Challenged : null;
        }
        if (title.Length is > 0 and <= 60)
        {
            if (ContainsAny(title, BlockTitles)) return FetchStatus.Blocked;
            if (ContainsAny(title, ChallengeTitles)) return FetchStatus.Challenged;
        }
        if (body.Length <= LargestScriptPage && HasScript(body) && VisibleChars(body, 20) < 20 && ContainsAny(body, ScriptMarks)) return FetchStatus.Challenged;
        return null;
    }

    // What WeChat shows for an article that is gone is all script and a few words; the words say what has become of it.
    private static bool IsWeChatNotice(ReadOnlySpan<char> body) =>
        body.Contains("res.wx.qq.com/", StringComparison.Ordinal) && body.Contains("weui-msg", StringComparison.Ordinal);

    // A page whose content is the data that its own script draws.
    private static bool CarriesData(ReadOnlySpan<char> body) =>
        body.Contains("id=\"RENDER_DATA\"", StringComparison.Ordinal) || body.Contains("window._ROUTER_DATA", StringComparison.Ordinal);

    private static bool HasScript(ReadOnlySpan<char> body) => body.Contains("<script", StringComparison.OrdinalIgnoreCase);

    private static bool HasList(ReadOnlySpan<char> body)
    {
        var links = 0;
        for (var at = 0; links <= MostLinks; links++)
        {
            var next = body[at..].IndexOf("<a ", StringComparison.OrdinalIgnoreCase);
            if (next < 0) return false;
            at += next + 3;
        }
        return true;
    }

    private static ReadOnlySpan<char> Title(ReadOnlySpan<char> body)
    {
        var open = body.IndexOf("<title", StringComparison.OrdinalIgnoreCase);
        if (open < 0) return default;
        var rest = body[open..];
        var start = rest.IndexOf('>') + 1;
        var end = rest.IndexOf("</", StringComparison.Ordinal);
        return start > 0 && end > start ? rest[start..end].Trim() : default;
    }

    private static bool ContainsAny(ReadOnlySpan<char> text, string[] marks)
    {
        foreach (var mark in marks)
        {
            if (text.Contains(mark, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    // Letters outside tags, scripts, styles, title and noscript, counted only as far as needed.
    private static int VisibleChars(ReadOnlySpan<char> body, int enough)
    {
        var count = 0;
        while (!body.IsEmpty && count < enough)
        {
            var tag = body.IndexOf('<');
            foreach (var c in tag < 0 ? body : body[..tag])
            {
                if (char.IsLetterOrDigit(c)) count++;
            }
            if (tag < 0) break;
            body = AfterTag(body[tag..]);
        }
        return count;
    }

    private static ReadOnlySpan<char> AfterTag(ReadOnlySpan<char> body)
    {
        foreach (var hidden in (ReadOnlySpan<string>)["script", "style", "title", "noscript"])
        {
            if (!body[1..].StartsWith(hidden, StringComparison.OrdinalIgnoreCase)) continue;
            var close = body.IndexOf($"</{hidden}", StringComparison.OrdinalIgnoreCase);
            if (close < 0) return default;
            body = body[close..];
            break;
        }
        var end = body.StartsWith("<!--") ? body.IndexOf("-->") + 2 : body.IndexOf('>');
        return end < 1 ? default : body[(end + 1)..];
    }
}
