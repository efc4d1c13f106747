namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Finds the undated headlines (头条, slides) that stand between the breadcrumb and the column's list and may be newer than it.</summary>
internal static class Headlines
{
    private const int ShortestTitle = 8;
    private const int Most = 8;
    private const int MostLinks = 200;

    private const Zone Elsewhere = Zone.Nav | Zone.Head | Zone.Foot | Zone.Foreign | Zone.Crumb | Zone.Pager;

    public static List<ListItem> Above(PageBlocks read, List<ItemBlock> blocks, ListItem newest)
    {
        var outline = read.Outline;
        var address = read.Page.Address;
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in read.Blocks)
        {
            foreach (var item in block.Items) known.Add(address.Absolute(outline.HrefOf(outline.Links[item.Link])));
        }

        var kin = Kinship(read, blocks);
        var headlines = new List<ListItem>();
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
            var title = ItemTitle.Of(outline, node, -1, -1);
            if (!IsGreeting(title) && known.Add(address.Absolute(href)))
                headlines.Add(new ListItem(title, address.Absolute(href), null, false, "未显示日期的头条"));
        }

        return headlines;
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
