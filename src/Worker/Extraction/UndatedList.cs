using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction.Sources;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Finds the column's list where it shows no dates at all.</summary>
internal static class UndatedList
{
    private const int ShortestTitle = 6;
    private const int MeanTitle = 8;

    public static ListReading? Read(PageBlocks read)
    {
        var outline = read.Outline;
        var refused = RefusedLinks(read);
        var groups = UndatedGroups.Of(read, link => read.Titles.LettersOf(link) >= ShortestTitle && !refused.Contains(link)
            && (outline[outline.Links[link]].Zone & (Zone.Nav | Zone.Head | Zone.Foot | Zone.Foreign | Zone.Crumb | Zone.Pager)) == Zone.None
            && MayBeArticle(HrefOf(outline, link)));
        var own = new List<List<int>>();
        var end = 0;
        foreach (var (container, members) in groups)
        {
            if (!AreArticles(read, members) || !IsOwn(read, container, members)) continue;
            own.Add(members);
            end = Math.Max(end, outline[container].End);
        }

        if (own.Count == 0) return null;
        // below another column's name beside one that is not
        if (own.Exists(members => !IsAnothers(read, members))) own.RemoveAll(members => IsAnothers(read, members));
        // cut before the dates, a list has none
        return PageNature.IsWhole(read.Page) || PageNature.GoesOnBehind(outline, end) ? Reading(read, UndatedGroups.InTurn(own)) with { SeveralLists = own.Count > 1 } : ListPageReader.NotRead("页面不完整，列表可能未读全");
    }

    /// <summary>Whether an address may be an article's: more than <see cref="AddressDate.LooksLikeArticle"/> knows, with a number in its last part.</summary>
    public static bool MayBeArticle(ReadOnlySpan<char> href)
    {
        if (AddressDate.LooksLikeArticle(href)) return true;
        var name = href[(href.LastIndexOf('/') + 1)..];
        return name.ContainsAnyInRange('0', '9') && !name.StartsWith("index", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("list", StringComparison.OrdinalIgnoreCase)
            && !href.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase);
    }

    // Dated lists that were refused as another column's do not become this one's by losing their dates.
    private static HashSet<int> RefusedLinks(PageBlocks read)
    {
        var refused = new HashSet<int>();
        foreach (var block in read.Blocks)
        {
            foreach (var root in read.Finder.RootsOf(block)) Add(root);
            foreach (var item in block.Items) Add(item.Root);
        }

        return refused;

        void Add(int root)
        {
            var (from, to) = read.Outline.LinksIn(root);
            for (var link = from; link < to; link++) refused.Add(link);
        }
    }

    // Addresses that only have a number must bear titles, not the names of offices.
    private static bool AreArticles(PageBlocks read, List<int> members)
    {
        int letters = 0, sure = 0;
        foreach (var link in members)
        {
            letters += read.Titles.LettersOf(link);
            sure += AddressDate.LooksLikeArticle(HrefOf(read.Outline, link)) ? 1 : 0;
        }

        return sure * 2 >= members.Count || (members.Count >= 3 && letters >= MeanTitle * members.Count);
    }

    private static bool IsAnothers(PageBlocks read, List<int> members) =>
        !AreInDirectory(read, members) && OtherColumn.IsNamed(read, read.Frame.HeadingAbove(read.Outline.Links[members[0]]));

    private static bool AreInDirectory(PageBlocks read, List<int> members)
    {
        Span<char> scratch = stackalloc char[512];
        var address = read.Page.Address;
        var below = 0;
        foreach (var link in members)
        {
            if (address.Directory.Length > 1 && address.TryPath(HrefOf(read.Outline, link), scratch, out var path)
                && path.StartsWith(address.Directory, StringComparison.Ordinal)) below++;
        }

        return below * 2 >= members.Count;
    }

    // Without dates more must speak for it: its place below the page's address, or below the breadcrumb.
    private static bool IsOwn(PageBlocks read, int container, List<int> members)
    {
        if (AreInDirectory(read, members)) return true;
        var first = read.Outline.Links[members[0]];
        return members.Count >= 3 && read.Frame.CrumbEnd >= 0 && read.Outline[container].End > read.Frame.CrumbEnd && first > read.Frame.CrumbEnd
            && !read.Frame.IsHeadedForeign(first) && EmptyShell.WaitingPlace(read.Page) is null;
    }

    private static ListReading Reading(PageBlocks read, List<int> members)
    {
        var outline = read.Outline;
        var items = new List<ListItem>(members.Count);
        var dated = 0;
        foreach (var link in members)
        {
            var href = HrefOf(outline, link);
            string? note = null;
            if (AddressDate.TryRead(href, out var year, out var month, out var day))
            {
                dated++;
                note = day == 0 ? $"地址含{year}年{month}月" : $"地址含日期{year:D4}-{month:D2}-{day:D2}";
            }

            items.Add(new ListItem(ItemTitle.Of(outline, outline.Links[link], -1, -1), read.Page.Address.Absolute(href), null, false, note));
        }

        return new(ReadingOutcome.Undated, $"共{items.Count}条，均未显示发布日期；其中{dated}条地址含日期", items, null, null);
    }

    private static string HrefOf(PageOutline outline, int link) => outline.HrefOf(outline.Links[link]);
}
