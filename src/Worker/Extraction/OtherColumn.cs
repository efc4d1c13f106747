using FreshnessCrawler.Worker.Columns;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Tells a list of another column that stands on the page while the column's own comes by a script, or not at all.</summary>
internal static class OtherColumn
{
    /// <summary>Whether nothing binds the chosen blocks to the page's column, and something speaks against them.</summary>
    public static bool Owns(PageBlocks read, List<ItemBlock> blocks)
    {
        if (blocks.Exists(static block => block.HasPager || block.HeadingFits || block.InDirectory >= 0.5)) return false;
        if (HasEmptyHandle(read) && PageScripts.MayFill(read.Page)) return true;
        // several lists under names of their own are a channel page, unless the column's own place is still to be filled
        return blocks.TrueForAll(block => IsNamed(read, read.Frame.HeadingOf(block)))
            && (blocks.Count == 1 || (blocks.Count == 2 && PageScripts.FillsInline(read.Page)) || (PageScripts.MayFill(read.Page) && HasEmptyPlace(read)));
    }

    private static bool HasEmptyPlace(PageBlocks read)
    {
        for (var i = Math.Max(read.Frame.CrumbEnd, 0); i < read.Outline.Count; i++)
        {
            ref readonly var node = ref read.Outline[i];
            if (node.Kind == ElementKind.List && node.End == i + 1 && (node.Zone & (Zone.Head | Zone.Nav | Zone.Foot | Zone.Crumb | Zone.Pager)) == Zone.None) return true;
        }

        return false;
    }

    /// <summary>Whether a heading is the name of another column than the page's.</summary>
    public static bool IsNamed(PageBlocks read, string heading)
    {
        if (heading.Length < 2 || read.Frame.ColumnName.Contains(heading, StringComparison.Ordinal)) return false;
        if (read.Frame.ColumnName.Length >= 2 && heading.Contains(read.Frame.ColumnName, StringComparison.Ordinal)) return false;
        return !(read.Page.Tags.Title ?? "").Contains(heading, StringComparison.Ordinal)
            && Array.Exists(ColumnWords.All, word => heading.Contains(word.Text, StringComparison.Ordinal));
    }

    // An empty container with an id below the breadcrumb is there for a script to fill.
    private static bool HasEmptyHandle(PageBlocks read)
    {
        var outline = read.Outline;
        for (var i = Math.Max(read.Frame.CrumbEnd, 0); i < outline.Count; i++)
        {
            ref readonly var node = ref outline[i];
            if (node.Text is not null || node.End > i + 1 || (node.Zone & (Zone.Head | Zone.Nav | Zone.Foot | Zone.Crumb | Zone.Pager)) != Zone.None) continue;
            if (node.Element.LocalName is "div" or "ul" or "ol" or "dl" or "table" or "tbody" or "section" && !string.IsNullOrEmpty(node.Element.Id)) return true;
        }

        return false;
    }
}
