namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Chooses the column's own list among the dated blocks of its page.</summary>
internal static class BlockChoice
{
    /// <summary>The best block and those that belong to it (sub-columns, tabs), in page order; empty where none is the column's.</summary>
    public static List<ItemBlock> Choose(PageBlocks read)
    {
        ItemBlock? best = null;
        foreach (var block in read.Blocks)
        {
            if (Refusal(block, read) is null && (best is null || block.Score > best.Score)) best = block;
        }

        if (best is null) return [];
        var chosen = read.Blocks.FindAll(other => other == best || BelongsTo(best, other, read));
        var newest = chosen.Max(block => block.NewestUpTo(read.ObservedOn));
        // A newer block that nothing calls another column's is the column's too: headlines, reposts in a list of their own.
        if (!read.Blocks.Exists(IsNewer)) return chosen;
        var known = new HashSet<ItemBlock>(chosen);
        return read.Blocks.FindAll(block => known.Contains(block) || IsNewer(block));

        bool IsNewer(ItemBlock block) => block.NewestUpTo(read.ObservedOn) > newest && IsUnheaded(block, read);
    }

    /// <summary>The column's list among items whose titles are no links. Less speaks for them: they must stand below the breadcrumb
    /// or the column's name, in the order of their days.</summary>
    public static List<ItemBlock> ChooseText(PageBlocks read, out PageBlocks textual)
    {
        textual = read;
        if (read.WithTextItems() is not { } more) return [];
        textual = more;
        var chosen = Choose(more);
        return chosen.TrueForAll(static block => block.AfterCrumb || block.HeadingFits || block.HasPager)
            && chosen.Sum(static block => block.Items.Count) >= 2 && AreInOrder(chosen) && !OtherColumn.Owns(more, chosen) ? chosen : [];
    }

    private static bool AreInOrder(List<ItemBlock> blocks)
    {
        int steps = 0, upward = 0;
        foreach (var block in blocks)
        {
            for (var i = 1; i < block.Items.Count; i++, steps++) upward += block.Items[i].Date.Shown.Value > block.Items[i - 1].Date.Shown.Value ? 1 : 0;
        }

        return upward * 4 <= steps;
    }

    private static bool IsUnheaded(ItemBlock block, PageBlocks read)
    {
        if (!block.AfterCrumb || block.IsForeign || block.MeanTitle < 4) return false;
        if ((block.Zone & (Zone.Foot | Zone.Crumb | Zone.Pager)) != Zone.None) return false;
        return block.InDirectory >= 0.5 || block.HeadingFits || read.Frame.HeadingOf(block).Length == 0;
    }

    /// <summary>Why a block cannot be the column's own list, in Chinese; null where it may be.</summary>
    public static string? Refusal(ItemBlock block, PageBlocks read)
    {
        if ((block.Zone & (Zone.Foot | Zone.Crumb | Zone.Pager)) != Zone.None) return "在页脚、当前位置或翻页区内";
        var own = block.InDirectory >= 0.5 || block.HasPager || block.HeadingFits;
        if (block.IsForeign && !own) return "在页头、导航、侧栏或推荐区内，又无本栏目的目录、翻页或标头";
        if (block.Items.Count > 1 || own) return null;
        var kind = read.Outline[block.Items[0].Root].Kind;
        return block.MeanTitle >= 4 && (block.AfterCrumb || kind is ElementKind.ListItem or ElementKind.Row) ? null : "只有一条，不成列表";
    }

    private static bool BelongsTo(ItemBlock best, ItemBlock other, PageBlocks read)
    {
        var outline = read.Outline;
        if ((other.Zone & (Zone.Foot | Zone.Crumb | Zone.Pager)) != Zone.None || (other.IsForeign && !best.IsForeign)) return false;
        // below a name of its own, and elsewhere than the list that has the column's name and place: looks alone bind it to nothing
        if (best is { HeadingFits: true, InDirectory: >= 0.5 } && other is { HeadingFits: false, InDirectory: 0 } && read.Frame.HeadingOf(other).Length > 1) return false;
        if (other.ExactShape == best.ExactShape) return true;
        var alike = (best.InDirectory >= 0.5) == (other.InDirectory >= 0.5);
        if (!alike) return false;
        if (AreTabs(best, other, outline)) return true;
        if (best.HasPager) return false;
        return other.LooseShape == best.LooseShape || other.InDirectory >= 0.5;
    }

    private static bool AreTabs(ItemBlock best, ItemBlock other, PageOutline outline)
    {
        if (((best.Zone | other.Zone) & Zone.Hidden) == Zone.None && other.InDirectory < 0.5) return false;
        var above = outline[best.Container].Parent;
        if (above >= 0 && outline[above].Kind != ElementKind.Body && outline.Contains(above, other.Container)) return true;
        above = above < 0 ? above : outline[above].Parent;
        return above >= 0 && outline[above].Kind != ElementKind.Body && outline.Contains(above, other.Container);
    }
}
