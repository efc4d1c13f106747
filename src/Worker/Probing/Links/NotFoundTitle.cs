namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>Whether a page's title says that the page does not exist.</summary>
public static class NotFoundTitle
{
    private const int Longest = 80;

    private static readonly string[] s_words =
    [
        "页面不存在", "页面未找到", "网页不存在", "页面没有找到", "找不到页面", "找不到网页", "找不到该页", "找不到您", "找不到你", "未找到页面", "文件不存在", "内容不存在", "信息不存在",
        "文章不存在", "无法找到该页", "无法找到页面", "您访问的页面", "你访问的页面", "您查看的页面", "页面已删除", "页面已被删除", "内容已被删除", "已下线", "页面走丢", "页面丢失",
        "Not Found", "Page not found", "NotFound",
    ];

    public static bool Says(ReadOnlySpan<char> title)
    {
        title = title.Trim();
        if (title.IsEmpty || title.Length > Longest) return false;
        foreach (var word in s_words)
        {
            if (title.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return SaysNumber(title);
    }

    /// <summary>The title of a page's text; empty where it has none.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> html)
    {
        var open = html.IndexOf("<title", StringComparison.OrdinalIgnoreCase);
        if (open < 0) return default;
        var rest = html[open..];
        var start = rest.IndexOf('>') + 1;
        var end = rest.IndexOf("</", StringComparison.Ordinal);
        return start > 0 && end > start ? rest[start..end].Trim() : default;
    }

    // "404", "404错误", "404 - 某某网", but not "404家企业名单" nor "第404号".
    private static bool SaysNumber(ReadOnlySpan<char> title)
    {
        var at = title.IndexOf("404", StringComparison.Ordinal);
        if (at < 0 || (at > 0 && (char.IsLetterOrDigit(title[at - 1])))) return false;
        var behind = title[(at + 3)..];
        return behind.IsEmpty || !char.IsLetterOrDigit(behind[0])
            || behind.StartsWith("错误", StringComparison.Ordinal) || behind.StartsWith("页面", StringComparison.Ordinal) || behind.StartsWith("error", StringComparison.OrdinalIgnoreCase);
    }
}
