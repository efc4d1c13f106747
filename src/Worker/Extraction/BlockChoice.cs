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
            if (MayBeOwn(block, read) && (best is null || block.Score > best.Score)) best = block;
        }

        if (best is null) return [];
        var chosen = read.Blocks.FindAll(other => other == best || BelongsTo(best, other, read.Outline));
        var newest = chosen.Max(block => block.NewestUpTo(read.ObservedOn));
        // A newer block that nothing calls another column's is the column's too: headlines, reposts in a list of their own.
        if (!read.Blocks.Exists(IsNewer)) return chosen;
        var known = chosen.ToHashSet();
        return read.Blocks.FindAll(block => known.Contains(block) || IsNewer(block));

        // none of the chosen is newer than the newest of them
        bool IsNewer(ItemBlock block) => block.NewestUpTo(read.ObservedOn) > newest && IsUnheaded(block, read);
    }

    private static bool IsUnheaded(ItemBlock block, PageBlocks read)
    {
        if (!block.AfterCrumb || block.IsForeign || block.MeanTitle < 4) return false;
        if ((block.Zone & (Zone.Foot | Zone.Crumb | Zone.Pager)) != Zone.None) return false;
        return block.InDirectory >= 0.5 || block.HeadingFits || read.Frame.HeadingOf(block).Length == 0;
    }

    private static bool MayBeOwn(ItemBlock block, PageBlocks read)
    {
        if ((block.Zone & (Zone.Foot | Zone.Crumb | Zone.Pager)) != Zone.None) return false;
        var own = block.InDirectory >= 0.5 || block.HasPager || block.HeadingFits;
        if (block.IsForeign && !own) return false;
        if (block.Items.Count > 1 || own) return true;
        var kind = read.Outline[block.Items[0].Root].Kind;
        return block.MeanTitle >= 4 && (block.AfterCrumb || kind is ElementKind.ListItem or ElementKind.Row);
    }

    private static bool BelongsTo(ItemBlock best, ItemBlock other, PageOutline outline)
    {
        if ((other.Zone & (Zone.Foot | Zone.Crumb | Zone.Pager)) != Zone.None || (other.IsForeign && !best.IsForeign)) return false;
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
