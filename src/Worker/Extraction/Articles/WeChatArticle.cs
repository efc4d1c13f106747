using System.Globalization;

namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>Articles of WeChat accounts: their time stands in the page's script only.</summary>
internal static class WeChatArticle
{
    // Only WeChat's own pages have these; sites that paste an article's text or use its share button have at most one.
    private static readonly string[] s_marks =
    [
        "id=\"activity-detail\"", "id=\"activity-name\"", "res.wx.qq.com/mmbizwap", "res.wx.qq.com/mmbizappmsg", "res.wx.qq.com/a/wx_fed", "var msg_title", "cgiDataNew",
        "window.__wxWebEnv", "wx_loaderror",
    ];

    // The surest first: ct is the time of publication, the others are spellings of younger and picture pages.
    private static readonly string[] s_names =
        ["ct", "oriCreateTime", "ori_create_time", "create_timestamp", "ori_send_time", "createTime", "create_time", "publish_time"];

    public static bool IsOne(HtmlPage page)
    {
        if (page.Address.Host.Equals("mp.weixin.qq.com", StringComparison.OrdinalIgnoreCase)) return !IsAlbum(page.Address.Path);
        var marks = 0;
        foreach (var mark in s_marks)
        {
            if (page.Raw.Contains(mark, StringComparison.Ordinal) && ++marks == 2) return true;
        }

        return false;
    }

    /// <summary>Lists of an account's articles on the same host.</summary>
    public static bool IsAlbum(ReadOnlySpan<char> path) =>
        path.StartsWith("/mp/appmsgalbum", StringComparison.Ordinal) || path.StartsWith("/mp/homepage", StringComparison.Ordinal)
        || path.StartsWith("/mp/profile_ext", StringComparison.Ordinal);

    public static ArticleReading Read(HtmlPage page, DateOnly observedOn)
    {
        var title = TitleOf(page, out var hasParts);
        hasParts |= page.Document.GetElementById("js_content") is not null;
        if (!hasParts) return Without(title, WeChatNotice.Of(page) ?? "微信页面没有文章内容");
        if (Find(page) is not { } date) return Without(title, WeChatNotice.Of(page) ?? "微信页面中没有发布时间");
        return date.Day > observedOn
            ? Without(title, $"微信页面所标时间{date.Day:yyyy-MM-dd}晚于采集日，不采信")
            : new(ArticleKind.WeChat, title, date.Day, date.Instant, date.From, date.Confidence, null);
    }

    private static ArticleReading Without(string? title, string reason) => new(ArticleKind.WeChat, title, null, null, null, 0, reason);

    private static ArticleDate? Find(HtmlPage page)
    {
        var raw = page.Raw;
        Span<char> plain = stackalloc char[64];
        foreach (var name in s_names)
        {
            var at = 0;
            while (ScriptValue.TryNext(raw, name, ref at, out var value))
            {
                var text = Unescape(value, plain);
                if (WrittenDate.TryUnix(text, out var day, out var time) || WrittenDate.TryRead(text, out day, out time))
                    return new(day, time, name == "ct" ? "微信 ct" : $"微信 {name}", 0.98, false);
            }
        }

        var shown = page.Document.GetElementById("publish_time")?.TextContent;
        return shown is not null && WrittenDate.TryRead(shown, out var shownDay, out var shownTime)
            ? new(shownDay, shownTime, "微信页面显示的发布时间", 0.95, true)
            : null;
    }

    // 2026\x2d03\x2d25
    private static ReadOnlySpan<char> Unescape(ReadOnlySpan<char> value, Span<char> into)
    {
        if (value.IndexOf('\\') < 0 || value.Length > into.Length) return value;
        var length = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 3 < value.Length && value[i + 1] == 'x'
                && byte.TryParse(value.Slice(i + 2, 2), NumberStyles.HexNumber, null, out var code))
            {
                into[length++] = (char)code;
                i += 3;
            }
            else into[length++] = value[i];
        }

        return into[..length];
    }

    private static string? TitleOf(HtmlPage page, out bool ofArticle)
    {
        ofArticle = true;
        var shown = page.Document.GetElementById("activity-name")?.TextContent;
        if (!string.IsNullOrWhiteSpace(shown)) return OutlineText.Fold(shown);
        foreach (var meta in page.Document.GetElementsByTagName("meta"))
        {
            if (meta.GetAttribute("property") == "og:title" && meta.GetAttribute("content") is { } content && !string.IsNullOrWhiteSpace(content))
                return OutlineText.Fold(content);
        }

        ofArticle = false;
        return page.Tags.Title is { } title ? OutlineText.Fold(title) : null;
    }
}
