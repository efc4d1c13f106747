namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Makes list items of blocks: title, address and the date, if it can be one.</summary>
internal sealed class ItemReader(PageBlocks read)
{
    private const int MostPinned = 3;

    private readonly PageOutline _outline = read.Outline;

    /// <summary>The items of the blocks in page order; undated neighbours in the same lists too.</summary>
    public List<ListItem> Read(List<ItemBlock> blocks, bool withUndated)
    {
        var items = new List<ListItem>();
        foreach (var block in blocks)
        {
            var start = items.Count;
            if (!withUndated || block.Items[0].Flat || block.Total == block.Items.Count) block.Items.ForEach(item => items.Add(Of(item)));
            else AddAll(block, items);
            MarkPinned(items, start);
        }

        if (blocks.Count > 1) RemoveCopies(items);
        return items;
    }

    /// <summary>The newest item by its date, the first of equals.</summary>
    public static ListItem? NewestOf(List<ListItem> items)
    {
        ListItem? newest = null;
        foreach (var item in items)
        {
            if (item.Date is { } date && (newest?.Date is not { } known || date > known)) newest = item;
        }

        return newest;
    }

    /// <summary>Whether all dates are the day of the visit with nothing to bear them out: made for the visitor, not for the items.</summary>
    public bool IsVisitorsClock(ItemBlock block)
    {
        int addressed = 0;
        foreach (var item in block.Items)
        {
            if (item.IsWritten || item.Date.Shown.Value != read.ObservedOn) return false;
            if (!AddressDate.TryRead(HrefOf(item.Link), out var year, out var month, out var day) || day == 0) continue;
            addressed++;
            if (DateText.TryDay(year, month, day, out var value) && value >= read.ObservedOn.AddDays(-1)) return false;
        }

        return addressed >= 2 || block.Items.Count >= 5;
    }

    /// <summary>Whether the items' year cannot be told: year-less dates that two anchors put into different years, and nothing
    /// with a year that is new enough to do without them.</summary>
    public bool IsYearInDoubt(List<ItemBlock> blocks)
    {
        if (read.DoubtedMade is not { } made) return false;
        var doubt = false;
        foreach (var block in blocks)
        {
            foreach (var item in block.Items)
            {
                if (item.IsWritten) continue;
                var shown = item.Date.Shown;
                var date = PublicationDay.Of(shown, HrefOf(item.Link), read.ObservedOn).Date;
                if (shown.YearShown && date >= read.ObservedOn.AddDays(-ListPageReader.FreshDays)) return false;
                doubt |= !shown.YearShown && date == shown.Value && date > made;
            }
        }

        return doubt;
    }

    /// <summary>Whether another day of the visit would read the same blocks differently.</summary>
    public bool DependsOnDay(List<ItemBlock> blocks)
    {
        foreach (var block in blocks)
        {
            if (IsVisitorsClock(block)) return true;
            foreach (var item in block.Items)
            {
                if (item.IsWritten) continue;
                if (item.Date.Shown.Precision == DatePrecision.Month || item.Date.Shown.Value > read.ObservedOn) return true;
            }
        }

        return false;
    }

    private void AddAll(ItemBlock block, List<ListItem> items)
    {
        var next = 0;
        foreach (var root in read.Finder.RootsOf(block))
        {
            var before = next;
            while (next < block.Items.Count && block.Items[next].Root <= root) items.Add(Of(block.Items[next++]));
            if (next > before || LongestTitle(root) is not { } link) continue;
            // a bare link among titles that are bare links: the name of a column beside each
            if (_outline[root].Kind == ElementKind.Link && !UndatedList.MayBeArticle(HrefOf(link))) continue;
            items.Add(new ListItem(ItemTitle.Of(_outline, _outline.Links[link], -1, -1), Address(HrefOf(link)), null, IsMarked(root)));
        }
    }

    private int? LongestTitle(int root)
    {
        var (from, to) = _outline.LinksIn(root);
        int? best = null;
        for (var link = from; link < to; link++)
        {
            if (read.Titles.LettersOf(link) >= 4 && (best is not { } known || read.Titles.LettersOf(link) > read.Titles.LettersOf(known))) best = link;
        }

        return best;
    }

    private ListItem Of(DatedItem item)
    {
        var href = HrefOf(item.Link);
        var spot = item.Date;
        // a date inside the title's own text stays there
        var title = ItemTitle.Of(_outline, _outline.Links[item.Link], spot.Weak ? -1 : spot.Node, spot.End);
        var day = item.IsWritten ? new PublicationDay(null, WrittenNote(spot), false) : PublicationDay.Of(spot.Shown, href, read.ObservedOn);
        return new ListItem(title, Address(href), day.Date, IsMarked(item.Root), day.Note, Inferred: day.Inferred);
    }

    private static string WrittenNote(DateSpot spot) => $"所示{spot.Shown.Value:yyyy-MM-dd}{(spot.Weak ? "写在标题里" : "为成文、印发等日期")}，不是发布日期";

    // The same list once more for small screens.
    private static void RemoveCopies(List<ListItem> items)
    {
        var known = new HashSet<(string, string, DateOnly?)>(items.Count);
        items.RemoveAll(item => !known.Add((item.Url, item.Title, item.Date)));
    }

    private bool IsMarked(int root)
    {
        var end = Math.Min(_outline[root].End, root + 24);
        for (var i = root; i < end; i++)
        {
            if (_outline[i].Text is { } text && text.Contains("置顶", StringComparison.Ordinal)) return true;
            if (_outline[i].Kind == ElementKind.Image && _outline[i].Element.GetAttribute("alt") is { } alt && alt.Contains("置顶", StringComparison.Ordinal)) return true;
        }

        return false;
    }

    // A few older items above the newest are pinned; more than a few are another order.
    private static void MarkPinned(List<ListItem> items, int start)
    {
        var newest = -1;
        for (var i = start; i < items.Count; i++)
        {
            if (items[i].Date is { } date && (newest < 0 || date > items[newest].Date)) newest = i;
        }

        if (newest - start is < 1 or > MostPinned) return;
        for (var i = start; i < newest; i++)
        {
            if (items[i].Date is not null) items[i] = items[i] with { Pinned = true };
        }
    }

    private string Address(string href) => href.Length == 0 ? "" : read.Page.Address.Absolute(href);

    private string HrefOf(int link) => _outline.HrefOf(_outline.Links[link]);
}
