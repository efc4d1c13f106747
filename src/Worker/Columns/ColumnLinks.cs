using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>Which links of a page can lead to a column.</summary>
internal static class ColumnLinks
{
    private static readonly string[] s_more = ["更多", "more", "查看更多", "点击更多", "查看全部", "浏览更多", "更多内容", "更多信息", "全部", "进入栏目", "查看详情更多"];
    private static readonly string[] s_files = [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".zip", ".rar", ".jpg", ".png", ".apk", ".exe", ".wps", ".mp4"];
    private static readonly string[] s_articles = ["/info/", "/content/", "/article/", "/detail/", "/show/", "/view/", "/news/"];

    public static bool IsMore(string text) => text is "+" or "++" or ">>" or ">" or "»" || IsMoreWord(ColumnNames.Clean(text));

    /// <summary>Whether a name can be a column's.</summary>
    public static bool IsName(string text) =>
        text.Length is >= 2 and <= 20 && !IsMore(text) && !(text.Length < 3 && text.AsSpan().ContainsAnyInRange('0', '9'))
        && text.AsSpan().ContainsAnyExceptInRange('0', '9') && text is not ("首页" or "网站首页" or "返回首页" or "本站首页" or "返回");

    /// <summary>The absolute, cleaned address of a link that can be a column's, or null: scripts, files, the home page itself.</summary>
    public static string? AddressOf(HtmlPage page, string href)
    {
        if (page.Address.PathOf(href) is { } path)
        {
            if (IsHome(page, path) || IsFile(path)) return null;
            return ColumnAddress.Clean(page.Address.Absolute(path));
        }

        var text = href.AsSpan().Trim();
        if (text.IsEmpty || text[0] == '#' || text.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)) return null;
        var absolute = page.Address.Absolute(href);
        return Uri.TryCreate(absolute, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Contains('.', StringComparison.Ordinal) && !IsFile(uri.AbsolutePath)
            ? ColumnAddress.Clean(uri.AbsoluteUri)
            : null;
    }

    /// <summary>Whether the address is one article's rather than a column's; col123456 and channel numbers are columns' names.</summary>
    public static bool IsArticle(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var slash = scheme < 0 ? 0 : url.IndexOf('/', scheme + 3);
        if (slash < 0) return false;
        var path = url[slash..];
        if (path.Contains("/col/", StringComparison.Ordinal) || path.Contains("list", StringComparison.OrdinalIgnoreCase)
            || path.Contains("index", StringComparison.OrdinalIgnoreCase) || path.EndsWith('/')) return false;
        if (AddressDate.LooksLikeArticle(path)) return true;
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        var dot = name.IndexOf('.');
        if (dot > 0) name = name[..dot];
        return !name.IsEmpty && !name.ContainsAnyExceptInRange('0', '9') && Array.Exists(s_articles, part => path.Contains(part, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsMoreWord(string text) =>
        Array.Exists(s_more, more => text.Equals(more, StringComparison.OrdinalIgnoreCase)) || (text.Length <= 8 && text.Contains("更多", StringComparison.Ordinal));

    private static bool IsFile(string path) => Array.Exists(s_files, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static bool IsHome(HtmlPage page, string path)
    {
        if (path == page.Address.Path) return true;
        var slash = path.LastIndexOf('/') + 1;
        var name = path.AsSpan(slash);
        var directory = path.AsSpan(0, slash);
        return (name.IsEmpty || ColumnAddress.IsIndexFile(name)) && (directory.SequenceEqual(page.Address.Directory) || directory.Length == 1);
    }
}
