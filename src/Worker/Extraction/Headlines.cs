namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Finds undated titles that may be newer than the column's list: headlines (头条, slides) between the breadcrumb and the list,
/// and, wherever they stand, titles of the column's own directory whose addresses name a later day.</summary>
internal static class Headlines
{
    private const int ShortestTitle = 8;
    private const int Most = 8;
    private const int MostLinks = 200;

    private const Zone Elsewhere = Zone.Nav | Zone.Head | Zone.Foot | Zone.Foreign | Zone.Crumb | Zone.Pager;

    public static List<ListItem> Find(PageBlocks read, List<ItemBlock> blocks, ListItem newest)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in read.Blocks)
        {
            foreach (var item in block.Items) known.Add(read.Page.Address.Absolute(read.Outline.HrefOf(read.Outline.Links[item.Link])));
        }

        var headlines = new List<ListItem>();
        AddAbove(read, blocks, newest, known, headlines);
        AddOwn(read, newest, known, headlines);
        return headlines;
    }

    private static void AddAbove(PageBlocks read, List<ItemBlock> blocks, ListItem newest, HashSet<string> known, List<ListItem> headlines)
    {
        var outline = read.Outline;
        var address = read.Page.Address;
        var kin = Kinship(read, blocks);
        var to = outline.LinksBefore(blocks[0].Items[0].Root);
        var from = Math.Max(outline.LinksBefore(Math.Max(read.Frame.CrumbEnd, 0)), to - MostLinks);
        Span<char> scratch = stackalloc char[512];
        for (var link = from; link < to && headlines.Count < Most; link++)
        {
            var node = outline.Links[link];
            if (read.Titles.LettersOf(link) < ShortestTitle || (outline[node].Zone & Elsewhere) != Zone.None) continue;
            if (outline.Contains(blocks[0].Container, node) && outline[blocks[0].Container].Kind != ElementKind.Body && !blocks[0].Items[0].Flat) break;
            var href = outline.HrefOf(node);
            if (!UndatedList.MayBeArticle(href) || !address.TryPath(href, scratch, out var path) || !path.StartsWith(kin, StringComparison.Ordinal)) continue;
            // an address tells the day of a move at the latest: an older one is no news
            if (AddressDate.TryRead(href, out var year, out var month, out var day) && newest.Date is { } date
                && (day > 0 && DateText.TryDay(year, month, day, out var written) ? written <= date : (year, month).CompareTo((date.Year, date.Month)) < 0)) continue;
            Add(read, link, known, headlines);
        }
    }

    private static void AddOwn(PageBlocks read, ListItem newest, HashSet<string> known, List<ListItem> headlines)
    {
        var outline = read.Outline;
        var address = read.Page.Address;
        if (address.Directory.Length < 2) return;
        Span<char> scratch = stackalloc char[512];
        for (var link = 0; link < outline.Links.Count && headlines.Count < 2 * Most; link++)
        {
            var node = outline.Links[link];
            if (read.Titles.LettersOf(link) < ShortestTitle || (outline[node].Zone & (Zone.Foot | Zone.Crumb | Zone.Pager)) != Zone.None) continue;
            var href = outline.HrefOf(node);
            if (AddressDate.Against(href, newest.Date!.Value, read.ObservedOn) > 0 && address.TryPath(href, scratch, out var path)
                && path.StartsWith(address.Directory, StringComparison.Ordinal)) Add(read, link, known, headlines);
        }
    }

    private static void Add(PageBlocks read, int link, HashSet<string> known, List<ListItem> headlines)
    {
        var title = ItemTitle.Of(read.Outline, read.Outline.Links[link], -1, -1);
        var url = read.Page.Address.Absolute(read.Outline.HrefOf(read.Outline.Links[link]));
        if (!IsGreeting(title) && known.Add(url)) headlines.Add(new ListItem(title, url, null, false, "未显示日期的头条"));
    }

    private static bool IsGreeting(string title) =>
        title.StartsWith("欢迎", StringComparison.Ordinal) || title.StartsWith("Welcome", StringComparison.OrdinalIgnoreCase);

    // The folder that the page or all of its items lie below: a slide of the whole site's news lies elsewhere.
    private static string Kinship(PageBlocks read, List<ItemBlock> blocks)
    {
        var outline = read.Outline;
        if (blocks.Exists(static block => block.InDirectory >= 0.5)) return read.Page.Address.Directory.ToString();
        Span<char> scratch = stackalloc char[512];
        string? common = null;
        foreach (var block in blocks)
        {
            foreach (var item in block.Items)
            {
                if (!read.Page.Address.TryPath(outline.HrefOf(outline.Links[item.Link]), scratch, out var path)) continue;
                var folder = path[..(path.LastIndexOf('/') + 1)];
                if (common is null) common = folder.ToString();
                while (!folder.StartsWith(common, StringComparison.Ordinal)) common = common[..(common.AsSpan(0, common.Length - 1).LastIndexOf('/') + 1)];
            }
        }

        return common ?? "/";
    }
}
