using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Feeds;

/// <summary>Says what came in place of a feed.</summary>
/// <param name="Reason">In Chinese.</param>
internal readonly record struct FeedRefusal(FeedRefusalKind Kind, string Reason)
{
    private const int Reach = 64 * 1024;

    public static FeedRefusal Of(ReadOnlySpan<char> text)
    {
        var part = text.Length > Reach ? text[..Reach] : text;
        if (part.IsWhiteSpace()) return new(FeedRefusalKind.NoText, "返回内容为空，不是订阅源");
        if (Has(part, "RSSHub") && (Has(part, "Error Message") || Has(part, "looks like something went wrong")))
        {
            var cause = Cause(part);
            return new(FeedErrorWords.KindOf(cause) ?? FeedRefusalKind.MakerError, cause.Length > 0 ? $"RSSHub 返回错误页：{Clip(cause)}" : "RSSHub 返回错误页");
        }

        if (Has(part, "Welcome to RSSHub")) return new(FeedRefusalKind.OtherDocument, "返回的是 RSSHub 首页，不是订阅源");
        if (Has(part, "<urlset") || Has(part, "<sitemapindex")) return new(FeedRefusalKind.OtherDocument, "返回的是站点地图，不是订阅源");
        if (Has(part, "<opml")) return new(FeedRefusalKind.OtherDocument, "返回的是订阅清单（OPML），不是订阅源");
        var title = Between(part, "<title", "</title");
        if (ChallengeRecogniser.ByBody(200, setsCookie: false, text) is { } status)
            return new(FeedRefusalKind.Firewall, status == FetchStatus.Challenged ? "返回的是访问验证页，不是订阅源" : "返回的是防火墙拦截页，不是订阅源");
        if (Has(title, "登录") || Has(title, "登錄") || Has(title, "login") || Has(title, "sign in") || Has(title, "passport") || Has(title, "visitor system"))
            return new(FeedRefusalKind.Login, "返回的是登录页，不是订阅源");
        if (Has(part, "<html") || Has(part, "<body") || Has(part, "<!doctype html"))
            return new(FeedRefusalKind.OtherDocument, FeedText.Line(title) is { Length: > 0 } name ? $"返回的是网页“{Clip(name)}”，不是订阅源" : "返回的是网页，不是订阅源");

        // a maker that has nothing but one line to say
        return part.Length <= 400 && FeedErrorWords.KindOf(part) is { } kind
            ? new(kind, $"返回的不是订阅源：{Clip(FeedText.Line(part))}")
            : new(FeedRefusalKind.NoFeed, "返回内容不是可识别的订阅源");
    }

    public static string Clip(string text) => text.Length <= 40 ? text : text[..(char.IsHighSurrogate(text[39]) ? 39 : 40)] + "…";

    private static string Cause(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf("Error Message", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return "";
        var code = Between(text[at..], "<code", "</code");
        return FeedText.Line(FeedText.OfElement(code));
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
