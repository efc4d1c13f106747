using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>Which links of a home page can lead to a column.</summary>
internal static class ColumnLinks
{
    private static readonly string[] s_notColumns =
    [
        "首页", "网站首页", "登录", "注册", "搜索", "邮箱", "无障碍", "长者", "适老", "关怀", "English", "ENGLISH", "英文", "繁体", "简体", "手机版", "客户端",
        "微信", "微博", "网站地图", "联系我们", "关于我们", "收藏", "设为", "下载", "用户中心", "个人中心", "RSS", "办事大厅", "办事服务", "服务大厅", "政务服务网", "一网通办", "网上办事",
        "数据开放平台", "历史专题", "专题专栏", "专题", "友情链接", "找错", "纠错", "举报", "版权", "更多", "返回",
    ];

    private static readonly string[] s_more = ["更多", "查看更多", "more", "MORE", "More", "更多>>", "更多>", "更多»", "+", "更多+", "+更多", "查看全部"];

    private static readonly string[] s_files = [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".zip", ".rar", ".jpg", ".png", ".apk", ".exe", ".wps", ".mp4"];

    public static bool IsMore(string text) => Array.Exists(s_more, more => text.Equals(more, StringComparison.OrdinalIgnoreCase))
        || (text.Length <= 8 && text.Contains("更多", StringComparison.Ordinal));

    /// <summary>Whether a name can be a column's.</summary>
    public static bool IsName(string text)
    {
        if (text.Length is < 2 or > 20 || text.AsSpan().ContainsAnyInRange('0', '9') && text.Length < 3) return false;
        return !Array.Exists(s_notColumns, word => text.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>The path of a column's address on this host, or null where the link cannot be a column.</summary>
    public static string? PathOf(HtmlPage home, string href)
    {
        if (href.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)) return null;
        var path = home.Address.PathOf(href);
        if (path is null || IsHome(home, path)) return null;
        if (Array.Exists(s_files, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) return null;
        if (path.Contains("login", StringComparison.OrdinalIgnoreCase) || path.Contains("search", StringComparison.OrdinalIgnoreCase) || path.Contains("usercenter", StringComparison.OrdinalIgnoreCase)
            || path.Contains("/english", StringComparison.OrdinalIgnoreCase) || path.StartsWith("/en/", StringComparison.OrdinalIgnoreCase)) return null;
        return IsArticle(path) ? null : path;
    }

    /// <summary>The address by which a column is known: /zcjd/ and /zcjd/index.html are one.</summary>
    public static string KeyOf(string path)
    {
        var cut = path.LastIndexOf('/') + 1;
        var name = path.AsSpan(cut);
        var isIndex = (name.StartsWith("index.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("default.", StringComparison.OrdinalIgnoreCase))
            && !name.ContainsAny('?', '&') && name.Length <= 14;
        return isIndex ? path[..cut] : path;
    }

    // col123456 and channel numbers are columns' names, not articles.
    private static bool IsArticle(string path) =>
        !path.Contains("/col/", StringComparison.Ordinal) && !path.Contains("list", StringComparison.OrdinalIgnoreCase)
        && !path.Contains("index", StringComparison.OrdinalIgnoreCase) && !path.EndsWith('/') && AddressDate.LooksLikeArticle(path);

    private static bool IsHome(HtmlPage home, string path)
    {
        if (path == home.Address.Path) return true;
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        var directory = path.AsSpan(0, path.LastIndexOf('/') + 1);
        var index = name.IsEmpty || (name.StartsWith("index.", StringComparison.OrdinalIgnoreCase) && !name.Contains('?'));
        return index && (directory.SequenceEqual(home.Address.Directory) || directory.Length == 1);
    }
}
