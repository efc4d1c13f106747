using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Feeds;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Accounts;

/// <summary>What a failed fetch or an answer that is no feed means for an account: each kind needs another remedy.</summary>
public static class AccessOf
{
    private static readonly string[] s_loginMarks = ["passport", "login", "signin", "/sso", "sso.", "visitor", "accounts."];

    /// <summary>Of a fetch that brought nothing to read, with its reason in Chinese.</summary>
    public static (AccountAccess Access, string Reason) Fetch(FetchedPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var words = FetchErrors.Describe(page.Status).Reason;
        return page.Status switch
        {
            FetchStatus.Blocked when page.HttpStatus is 200 or 203 => (AccountAccess.Firewall, "返回的是防火墙拦截页"),
            FetchStatus.Blocked => Status(page.HttpStatus ?? 403),
            FetchStatus.Challenged => (AccountAccess.Firewall, $"{Http(page)}要求浏览器验证，未读到内容"),
            FetchStatus.ClientError or FetchStatus.NotFound or FetchStatus.ServerError => Error(page),
            FetchStatus.OffSite or FetchStatus.RedirectLoop when page.Detail is { } target && IsLogin(target) => (AccountAccess.LoginWall, "跳转到登录页，需要登录才能查看"),
            FetchStatus.Protocol when page.HttpStatus == 200 => (AccountAccess.Malformed, "返回内容为空"),
            FetchStatus.NotHtml or FetchStatus.TooLarge => (AccountAccess.Malformed, page.Status == FetchStatus.TooLarge ? "返回内容过大，已停止读取" : "返回的不是文本内容"),
            FetchStatus.MalformedAddress or FetchStatus.UnsupportedScheme or FetchStatus.PrivateAddress or FetchStatus.Trap or FetchStatus.Robots or FetchStatus.Deferred =>
                (AccountAccess.NotAsked, words),
            _ => (AccountAccess.Unreachable, words),
        };
    }

    /// <summary>Of what came in place of a feed.</summary>
    public static AccountAccess Refusal(FeedRefusalKind kind) => kind switch
    {
        FeedRefusalKind.NoItems => AccountAccess.Empty,
        FeedRefusalKind.LoginExpired => AccountAccess.CookieExpired,
        FeedRefusalKind.Login => AccountAccess.LoginWall,
        FeedRefusalKind.Refused => AccountAccess.Blocked,
        FeedRefusalKind.Firewall => AccountAccess.Firewall,
        FeedRefusalKind.MakerError => AccountAccess.Unreachable,
        _ => AccountAccess.Malformed,
    };

    /// <summary>Whether an address is where one logs in.</summary>
    public static bool IsLogin(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query) address = address[..query];
        return Array.Exists(s_loginMarks, mark => address.Contains(mark, StringComparison.OrdinalIgnoreCase));
    }

    // A maker's own words on its error come before the bare number.
    private static (AccountAccess Access, string Reason) Error(FetchedPage page)
    {
        var status = page.HttpStatus ?? 0;
        // What the platform's own status refuses it refuses, whatever page comes with it; a login that ran out can be mended.
        if (page.TextLength > 0 && FeedReader.Explain(page.Text) is { Kind: FeedRefusalKind.LoginExpired or FeedRefusalKind.Login or FeedRefusalKind.Refused or FeedRefusalKind.Firewall or FeedRefusalKind.MakerError } said
            && (said.Kind != FeedRefusalKind.Login || Status(status).Access != AccountAccess.Blocked))
            return (Refusal(said.Kind), $"HTTP {status}，{said.Reason}");
        return Status(status);
    }

    private static (AccountAccess Access, string Reason) Status(int status) => status switch
    {
        401 or 407 => (AccountAccess.LoginWall, $"HTTP {status}，需要登录或授权"),
        403 or 418 or 429 or 432 or 414 or 405 or 444 or 456 or 567 or 999 => (AccountAccess.Blocked, $"HTTP {status}，平台拒绝访问"),
        404 or 410 => (AccountAccess.Unreachable, $"HTTP {status}，来源地址不存在，请核对名录中的地址"),
        >= 400 and < 500 => (AccountAccess.Unreachable, $"HTTP {status}，来源不接受该请求，请核对名录中的地址"),
        _ => (AccountAccess.Unreachable, $"HTTP {status}，来源服务出错"),
    };

    private static string Http(FetchedPage page) => page.HttpStatus is { } status ? $"HTTP {status}，" : "";
}
