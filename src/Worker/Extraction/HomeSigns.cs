using FreshnessCrawler.Worker.Extraction.Articles;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>The signs of a site's first page: many headed blocks that lead on (更多), the site's name for a title, nothing above it.</summary>
internal static class HomeSigns
{
    private const int HomeScore = 5;
    private const int FewestMore = 3;

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
        var score = more >= FewestMore * 2 ? 3 : more >= FewestMore ? 2 : 0;
        if (evidence.Meta.SaysIndex) score += 2;
        if (tags.SiteName is not null) score++;
        if (IsSiteTitle(tags)) score += 2;
        if (address.Host.Length > 0 && IsCalledHome(read)) score += 3;
        if (address.Host.Length > 0 && address.Directory.Count('/') > 3) score -= 2;
        return score >= HomeScore && more + read.Blocks.Count >= FewestMore
            ? new(PageKind.Home, $"首页特征：{more}处“更多”，标题为网站名，没有当前位置", score > HomeScore)
            : null;
    }

    private static bool IsRoot(ReadOnlySpan<char> path)
    {
        var query = path.IndexOf('?');
        if (query >= 0) path = path[..query];
        if (path is "/") return true;
        if (path.LastIndexOf('/') != 0) return false;
        var name = path[1..];
        var dot = name.IndexOf('.');
        return dot > 0 && name[..dot] is "index" or "default" or "Default" or "home" or "main";
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
