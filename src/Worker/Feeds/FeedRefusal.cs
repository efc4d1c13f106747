using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Feeds;

/// <summary>Says what came in place of a feed.</summary>
internal static class FeedRefusal
{
    private const int Reach = 64 * 1024;

    public static string Describe(ReadOnlySpan<char> text)
    {
        var part = text.Length > Reach ? text[..Reach] : text;
        if (part.IsWhiteSpace()) return "返回内容为空，不是订阅源";
        if (Has(part, "RSSHub") && (Has(part, "Error Message") || Has(part, "Error message") || Has(part, "looks like something went wrong")))
            return Cause(part) is { Length: > 0 } cause ? $"RSSHub 返回错误页：{cause}" : "RSSHub 返回错误页";
        if (Has(part, "Welcome to RSSHub")) return "返回的是 RSSHub 首页，不是订阅源";
        if (Has(part, "<urlset") || Has(part, "<sitemapindex")) return "返回的是站点地图，不是订阅源";
        if (Has(part, "<opml")) return "返回的是订阅清单（OPML），不是订阅源";
        var title = Between(part, "<title", "</title");
        if (ChallengeRecogniser.ByBody(200, setsCookie: false, text) is { } status)
            return status == FetchStatus.Challenged ? "返回的是访问验证页，不是订阅源" : "返回的是防火墙拦截页，不是订阅源";
        if (Has(title, "登录") || Has(title, "登錄") || Has(title, "login") || Has(title, "sign in") || Has(title, "passport")) return "返回的是登录页，不是订阅源";
        if (Has(part, "<html") || Has(part, "<body") || Has(part, "<!doctype html"))
            return FeedText.Line(title) is { Length: > 0 } name ? $"返回的是网页“{Clip(name)}”，不是订阅源" : "返回的是网页，不是订阅源";
        return "返回内容不是可识别的订阅源";
    }

    public static string Clip(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static string Cause(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf("Error Message", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return "";
        var code = Between(text[at..], "<code", "</code");
        return Clip(FeedText.Line(FeedText.OfElement(code)));
    }

    private static ReadOnlySpan<char> Between(ReadOnlySpan<char> text, string open, string close)
    {
        var at = text.IndexOf(open, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return default;
        text = text[at..];
        var start = text.IndexOf('>') + 1;
        var end = text.IndexOf(close, StringComparison.OrdinalIgnoreCase);
        return start > 0 && end > start ? text[start..end] : default;
    }

    private static bool Has(ReadOnlySpan<char> text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
