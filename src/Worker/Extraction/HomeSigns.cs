using System.Buffers;
using System.Collections.Frozen;
using FreshnessCrawler.Worker.Extraction.Articles;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>The signs of a site's first page: many headed blocks that lead on (更多), the site's name for a title, nothing above it.</summary>
internal static class HomeSigns
{
    private const int HomeScore = 5;
    private const int FewestMore = 3;

    private static readonly SearchValues<char> s_routeSigns = SearchValues.Create("/-.");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_routes = new[]
    {
        "a", "c", "m", "r", "s", "p", "q", "g", "mod", "act", "action", "do", "op", "app", "ac", "ctl", "controller", "method", "module", "route", "page", "cat", "class", "column", "channel",
        "list", "show", "view", "type", "option", "url", "file", "article", "news", "keyword",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_versions =
        new[] { "_", "v", "t", "ver", "version", "time", "timestamp", "ts", "rand", "random", "rnd" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Null where the page shows too few of them.</summary>
    public static PageKindReading? Find(PageBlocks read, ArticleEvidence evidence)
    {
        var tags = read.Page.Tags;
        var address = read.Page.Address;
        if (tags.ArticleTitle is not null) return null;
        if (address.Host.Length > 0 && IsRoot(address.Path)) return new(PageKind.Home, "网站根地址", true);
        if (tags.ColumnName is not null || read.Frame.Crumb >= 0 || read.Frame.HasNeighbours || AddressDate.LooksLikeArticle(address.Path)) return null;
        if (read.Blocks.Exists(static block => block.HasPager) || evidence.Visible.Exists(static date => date.Rank == VisibleRank.Labelled)) return null;

        var more = CountMore(read.Outline);
        var titled = IsSiteTitle(tags);
        var score = more >= FewestMore * 2 ? 3 : more >= FewestMore ? 2 : titled && more == FewestMore - 1 ? 1 : 0;
        if (evidence.Meta.SaysIndex) score += 2;
        if (tags.SiteName is not null) score++;
        // lists of several columns under names of their own, below the site's
        if (titled) score += 2 + Math.Min(CountColumns(read), FewestMore) switch { FewestMore => 2, FewestMore - 1 => 1, _ => 0 };
        if (address.Host.Length > 0 && IsCalledHome(read)) score += 3;
        if (address.Host.Length > 0 && address.Directory.Count('/') > 3) score -= 2;
        return score >= HomeScore && more + read.Blocks.Count >= FewestMore
            ? new(PageKind.Home, $"首页特征：{more}处“更多”，标题为网站名，没有当前位置", score > HomeScore)
            : null;
    }

    private static bool IsRoot(ReadOnlySpan<char> path)
    {
        var query = path.IndexOf('?');
        if (query >= 0 && Routes(path[(query + 1)..])) return false;
        if (query >= 0) path = path[..query];
        if (path is "/") return true;
        if (path.LastIndexOf('/') != 0) return false;
        var name = path[1..];
        var dot = name.IndexOf('.');
        return dot > 0 && name[..dot] is "index" or "default" or "Default" or "home" or "main";
    }

    // /index.php?c=show&id=9 leads to one page of many; ?lang=zh and ?v=20260901 lead nowhere else.
    private static bool Routes(ReadOnlySpan<char> query)
    {
        foreach (var part in query.Split('&'))
        {
            var pair = query[part];
            var equals = pair.IndexOf('=');
            var key = equals < 0 ? pair : pair[..equals];
            var value = equals < 0 ? default : pair[(equals + 1)..];
            if (equals < 0 && key.ContainsAny(s_routeSigns)) return true;
            if (key.EndsWith("id", StringComparison.OrdinalIgnoreCase) || s_routes.Contains(key)) return true;
            if (value.Length > 0 && !value.ContainsAnyExceptInRange('0', '9') && !s_versions.Contains(key)) return true;
        }

        return false;
    }

    // 中国某市 / 某区人民政府门户网站 / 某局-首页: the site's name and nothing more
    private static bool IsSiteTitle(PageTags tags)
    {
        if (tags.Title is not { } title) return false;
        if (title.Contains("首页", StringComparison.Ordinal)) return true;
        if (tags.SiteName is not { Length: >= 2 } site) return title.EndsWith("门户网站", StringComparison.Ordinal) || title.EndsWith("人民政府", StringComparison.Ordinal);
        return site.Contains(title, StringComparison.Ordinal) || (title.Contains(site, StringComparison.Ordinal) && title.Length - site.Length <= 6);
    }

    // The page's own 首页 leads back to it.
    private static bool IsCalledHome(PageBlocks read)
    {
        var outline = read.Outline;
        foreach (var link in outline.Links)
        {
            var text = OutlineText.Of(outline, link);
            if (text is not ("首页" or "网站首页" or "门户首页")) continue;
            if (read.Page.Address.PathOf(outline[link].Element.GetAttribute("href")!) is { } path && path == read.Page.Address.Path) return true;
        }

        return false;
    }

    private static int CountColumns(PageBlocks read)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var directories = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in read.Blocks)
        {
            if (block.IsForeign || block.InDirectory >= 0.5 || block.Items.Count < 2 || read.Frame.HeadingOf(block) is not { Length: > 1 } name || !names.Add(name)) continue;
            if (read.Page.Address.PathOf(read.Outline.HrefOf(read.Outline.Links[block.Items[0].Link])) is { Length: > 1 } path && path.IndexOf('/', 1) is > 0 and var end)
                directories.Add(path[..(path.IndexOf('/', end + 1) is > 0 and var second ? second : end)]);
        }

        return Math.Min(names.Count, directories.Count);
    }

    private static int CountMore(PageOutline outline)
    {
        var count = 0;
        foreach (var link in outline.Links)
        {
            if (outline[link].Element.ClassName is { } name && name.Contains("more", StringComparison.OrdinalIgnoreCase)) count++;
            else if (outline[link].End - link <= 6 && OutlineText.Of(outline, link) is { Length: < 10 } text
                && (text.Contains("更多", StringComparison.Ordinal) || text.StartsWith("more", StringComparison.OrdinalIgnoreCase))) count++;
        }

        return count;
    }
}
