using System.Buffers;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Judges by its text whether an address that a page's script names can be the column's list.</summary>
internal static class ListAddress
{
    private const int Longest = 1500;

    // Counters, searches, log-ins, statistics, codes, the weather, menus: asked for by pages, but never a column's list.
    private static readonly SearchValues<string> s_others = SearchValues.Create(
        [
            "hits", "hitcount", "counter", "count.", "/count", "getcount", "click", "visit", "pv.", "/pv", "/access", "login", "logout", "/sso", "passport", "token", "captcha", "verify",
            "validcode", "checkcode", "yzm", "weather", "tianqi", "baidu", "cnzz", "51.la", "umeng", "google", "sohu.com", "qq.com", "share", "jiathis", "bdstatic", "statis", "/stats",
            "/stat.", "/stat?", "/log.", "/log?", "logger", "/upload", "download", "comment", "feedback", "/vote", "survey", "praise", "dianzan", "jiucuo", "conac", "kefu", "robot", "advert",
            "/ad/", "banner", "piaofu", "popup", "menu", "navi", "/tree", "tree.", "tree?", "gettree", "/dict", "config", "userinfo", "useinfo", "session", "qrcode", "barcode", "hotword",
            "hotsearch", "keyword=", "suggest", "rank", "related", "recommend", "getip", "ipinfo", "lunar", "calendar", "skin", "i18n", "locale", "manifest", "appointment", "/delete", "/save",
            "/update", "/insert",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_files = SearchValues.Create(
        [".js", ".css", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".ico", ".woff", ".ttf", ".pdf", ".doc", ".xls", ".zip", ".rar", ".mp4", ".mp3", ".swf", ".m3u8", ".map"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_marks = SearchValues.Create(
        [
            "/api/", ".json", "list", "/irs/front/", "/gkmlpt/", "/jpolicy/", "common/search/", "searchlist/", "/search/", "front/page/build/unit", "article", "news", "channel", "column",
            "catalog", "content", "info", "pageno", "pagesize", "page=", "pageindex", "query", "getdata", "messagecontroller",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_paging = SearchValues.Create(
        ["page=", "pageno", "pagenum", "pagesize", "pageindex", "perpage", "startrecord", "rows=", "size=", "limit=", "current="], StringComparison.OrdinalIgnoreCase);

    /// <summary>The absolute address where it may be asked for as a list of the page's site, else null.</summary>
    public static string? Usable(HtmlPage page, string address)
    {
        var text = address.AsSpan().Trim();
        if (text.Length is < 2 or > Longest || text.ContainsAny('<', '>', '{') || text[^1] is '=' or '&' or '+') return null;
        if (!Uri.TryCreate(page.Address.Base, text.ToString(), out var url) || url.Scheme is not ("http" or "https")) return null;
        if (!SiteScope.Contains(page.Address.Host, url.Host) || url.UserInfo.Length > 0 || IsFile(url.AbsolutePath)) return null;
        var path = url.PathAndQuery;
        if (path.AsSpan().ContainsAny(s_others) || IsSearch(path)) return null;
        return path == page.Address.Path ? null : url.GetLeftPart(UriPartial.Query);
    }

    /// <summary>Whether a bare text of a script looks like the address of data at all.</summary>
    public static bool LooksLikeData(ReadOnlySpan<char> text) =>
        text.Length is > 5 and < Longest && !text.ContainsAny(' ', '<', '\n') && text.Contains('/')
        && text.ContainsAny(s_marks) && (text[0] is '/' or '.' || text.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        && (text.Contains('?') || text.Contains(".json", StringComparison.OrdinalIgnoreCase) || text.Contains("/api/", StringComparison.OrdinalIgnoreCase));

    /// <summary>How well an address speaks of a list; the higher the better.</summary>
    public static int Merit(HtmlPage page, string url)
    {
        var merit = 0;
        if (url.AsSpan().ContainsAny(s_marks)) merit += 2;
        if (url.Contains("list", StringComparison.OrdinalIgnoreCase)) merit += 2;
        if (url.AsSpan().ContainsAny(s_paging)) merit += 2;
        if (url.Contains("channel", StringComparison.OrdinalIgnoreCase) || url.Contains("column", StringComparison.OrdinalIgnoreCase)) merit++;
        var folder = page.Address.Directory.TrimEnd('/');
        folder = folder[(folder.LastIndexOf('/') + 1)..];
        if (folder.Length >= 3 && url.AsSpan().Contains(folder, StringComparison.OrdinalIgnoreCase)) merit += 3;
        if (url.Contains("top", StringComparison.OrdinalIgnoreCase) || url.Contains("hot", StringComparison.OrdinalIgnoreCase) || url.Contains("pic", StringComparison.OrdinalIgnoreCase)) merit -= 2;
        return merit;
    }

    private static bool IsFile(ReadOnlySpan<char> path)
    {
        var dot = path.LastIndexOf('.');
        return dot > path.LastIndexOf('/') && s_files.Contains(path[dot..].ToString());
    }

    // A search is no list of the column, unless it is bound to a channel by a long id: /common/search/5d2f…?_isAgg=true
    private static bool IsSearch(ReadOnlySpan<char> path)
    {
        var at = path.IndexOf("search", StringComparison.OrdinalIgnoreCase);
        if (at < 0) at = path.IndexOf("/so/", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return false;
        var question = path.IndexOf('?');
        var segment = question < 0 ? path : path[..question];
        segment = segment[(segment.LastIndexOf('/') + 1)..];
        if (segment.Length >= 16 && segment.ContainsAnyInRange('0', '9') && !segment.Contains("search", StringComparison.OrdinalIgnoreCase)) return false;
        if (question < 0) return true;
        var query = path[question..];
        return !query.Contains("channelid=", StringComparison.OrdinalIgnoreCase) && !query.Contains("columnid=", StringComparison.OrdinalIgnoreCase)
            && !query.Contains("catalogid=", StringComparison.OrdinalIgnoreCase) && !query.Contains("cateid=", StringComparison.OrdinalIgnoreCase);
    }
}
