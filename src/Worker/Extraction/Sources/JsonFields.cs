using System.Collections.Frozen;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>What the fields of a data list are called, by people who never agreed on it. Ranks: the lower the better, -1 for none.</summary>
internal static class JsonFields
{
    /// <summary>The first rank of dates that are not the publication's: when a row was made, and worse, when it was changed.</summary>
    public const int CreatedRank = 8;

    /// <summary>The rank of title fields that other things have as well (name, text).</summary>
    public const int NameRank = 1;

    private const int UpdatedRank = 9;
    private const int LongestName = 40;

    private static readonly FrozenDictionary<string, int> s_titles = Ranks(
        ["title doctitle articletitle newstitle infotitle contenttitle titlename manuscripttitle showtitle headline biaoti bt wjbt zcbt wjmc", "subject topic name docname articlename zcmc mc filename maintitle text"]);

    // display… is what the site shows, first… the first publication; then publication by its names; then dates that say nothing of what they are.
    private static readonly FrozenDictionary<string, int> s_dates = Ranks(
        [
            "displaydate displaytime displaypublishtime displaypublishdate showdate showtime showpubdate showpublishtime",
            "firstpublishtime firstpublishedtime firstpublishdate firstpubtime",
            "pubdate pubtime publishdate publishtime publishedtime publishedtimestr publisheddate publishedat publishat published pubtimestr pubdatestr publishtimestr publishdatestr publishdatetime "
            + "publishon publishedon docreltime docreldate docpubtime docpubdate docpublishtime releasetime releasedate releasetimestr releasedatestr releasedon deploytime fbsj fbrq fabushijian fabusj faburiqi "
            + "issuetime postdate posttime newsdate newstime infodate infotime articledate articletime onlinetime onlinedate pubdatetime datepublished publicdate publictime publicationdate xxfbrq xxfbsj gkrq gksj",
            "date time datetime day datestr timestr showdatestr rq sj riqi shijian formatdate formattime",
            "issuedate fwrq fwsj inputtime inputdate sendtime senddate",
        ]);

    private static readonly FrozenDictionary<string, int> s_links = Ranks(
        [
            "url link href docpuburl docurl puburl linkurl articleurl contenturl detailurl infourl htmlurl posturl viewurl visiturl weburl pageurl newsurl staticurl accessurl httpurl docpublishurl pcurl",
            "jumpurl outurl outlink outerlink redirecturl originurl sourceurl externallink path filepath htmlpath urlpath shareurl wapurl murl mobileurl",
        ]);

    private static readonly FrozenSet<string> s_pins =
        new[] { "istop", "top", "topflag", "istopflag", "zd", "iszd", "zhiding", "settop", "sticky", "istoped", "isontop", "istopping", "pinned", "ispinned" }.ToFrozenSet(StringComparer.Ordinal);

    // 成文、施行、失效、办理期限、置顶时间 …: dates of something else.
    private static readonly string[] s_otherDates =
    [
        "cwrq", "chengwen", "cwsj", "write", "sign", "expir", "invalid", "valid", "effect", "implement", "sxrq", "shixiao", "ssrq", "yxq", "end", "stop", "deadline", "close", "start", "begin",
        "top", "crawl", "index", "birth", "server", "system", "now", "current", "reply", "audit", "review", "zuofei", "abolish", "delete", "offline", "cancel", "meeting", "activity", "event", "accept",
    ];

    public static int TitleRank(string name)
    {
        var plain = Plain(name);
        if (s_titles.TryGetValue(plain, out var rank)) return rank;
        return plain.EndsWith("title", StringComparison.Ordinal) && !plain.StartsWith("sub", StringComparison.Ordinal) && !plain.StartsWith("seo", StringComparison.Ordinal)
            && !plain.StartsWith("channel", StringComparison.Ordinal) && !plain.StartsWith("column", StringComparison.Ordinal) && !plain.StartsWith("meta", StringComparison.Ordinal)
            && !plain.StartsWith("short", StringComparison.Ordinal) ? 2 : -1;
    }

    public static int LinkRank(string name) => s_links.TryGetValue(Plain(name), out var rank) ? rank : -1;

    public static bool IsPin(string name) => s_pins.Contains(Plain(name));

    public static int DateRank(string name)
    {
        var plain = Plain(name);
        if (s_dates.TryGetValue(plain, out var rank)) return rank;
        if (Array.Exists(s_otherDates, other => plain.Contains(other, StringComparison.Ordinal))) return -1;
        var timed = Has(plain, "time") || Has(plain, "date") || plain.EndsWith("at", StringComparison.Ordinal) || plain.EndsWith("ed", StringComparison.Ordinal)
            || plain.EndsWith("sj", StringComparison.Ordinal) || plain.EndsWith("rq", StringComparison.Ordinal);
        if (!timed) return -1;
        if (Has(plain, "update") || Has(plain, "modif") || Has(plain, "edit") || Has(plain, "gengxin") || plain is "gxsj" or "gxrq" or "xgsj" || Has(plain, "last")) return UpdatedRank;
        if (Has(plain, "creat") || Has(plain, "insert") || Has(plain, "add") || Has(plain, "save") || Has(plain, "cjsj") || Has(plain, "gmt") || Has(plain, "crtime")) return CreatedRank;
        if (Has(plain, "publish") || Has(plain, "pub") || Has(plain, "release") || Has(plain, "fabu") || Has(plain, "fbsj") || Has(plain, "fbrq")) return 2;
        return -1;
    }

    private static bool Has(string plain, string part) => plain.Contains(part, StringComparison.Ordinal);

    // DOC_PubTime, doc-pubtime, docPubTime
    private static string Plain(string name)
    {
        if (name.Length > LongestName) return "";
        Span<char> plain = stackalloc char[LongestName];
        var length = 0;
        foreach (var c in name)
        {
            if (c is not ('_' or '-' or '.' or ':')) plain[length++] = char.ToLowerInvariant(c);
        }

        return plain[..length].ToString();
    }

    private static FrozenDictionary<string, int> Ranks(string[] groups)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var rank = 0; rank < groups.Length; rank++)
        {
            foreach (var name in groups[rank].Split(' ')) ranks.TryAdd(name, rank);
        }

        return ranks.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
