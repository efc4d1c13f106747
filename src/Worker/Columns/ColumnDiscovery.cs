using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>Proposes a site's columns from its home page: the entries of its menus, level by nesting, and the 更多 links of
/// its blocks, named by their headings.</summary>
public static class ColumnDiscovery
{
    // nodes that are looked through above a 更多
    private const int FarthestHeading = 1000;

    public static IReadOnlyList<ProposedColumn> Discover(HtmlPage home, Uri site)
    {
        var outline = home.Outline;
        var found = new Dictionary<string, ProposedColumn>(StringComparer.Ordinal);
        var byMore = new HashSet<string>(StringComparer.Ordinal);
        var parents = new Stack<(int End, string Name)>();
        var host = new PageAddress(site);
        foreach (var node in outline.Links)
        {
            if ((outline[node].Zone & (Zone.Foot | Zone.Crumb | Zone.Pager)) != Zone.None) continue;
            var text = OutlineText.Of(outline, node);
            var href = outline[node].Element.GetAttribute("href")!;
            var isMore = ColumnLinks.IsMore(text) || (text.Length == 0 && IsMoreTitle(outline[node].Element.GetAttribute("title")));
            if (ColumnLinks.PathOf(home, href) is not { } path || !home.Address.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase)) continue;

            while (parents.TryPeek(out var open) && open.End <= node) parents.Pop();
            if (isMore)
            {
                // a block may show any column: only the menu says that it is of the first level
                if (!found.ContainsKey(ColumnLinks.KeyOf(path)) && HeadingBefore(outline, node) is { } heading)
                {
                    Add(found, home, heading, path, 2, null);
                    byMore.Add(ColumnLinks.KeyOf(path));
                }

                continue;
            }

            if (!ColumnLinks.IsName(text) || !IsEntry(outline, node)) continue;
            var level = 1 + parents.Count;
            if (level == 1 && byMore.Remove(ColumnLinks.KeyOf(path)) && (outline[node].Zone & Zone.Nav) != Zone.None) found.Remove(ColumnLinks.KeyOf(path));
            Add(found, home, text, path, level, parents.TryPeek(out var parent) ? parent.Name : null);
            if (EntryWithChildren(outline, node) is var entry and >= 0) parents.Push((outline[entry].End, text));
        }

        return [.. found.Values];
    }

    private static void Add(Dictionary<string, ProposedColumn> found, HtmlPage home, string name, string path, int level, string? parent)
    {
        // A menu is often there twice (drawer, fixed bar): the first name stays, the deeper level is the truer one.
        var key = ColumnLinks.KeyOf(path);
        if (found.TryGetValue(key, out var known))
        {
            if (level > known.Level) found[key] = known with { Level = level };
            return;
        }

        var (category, confidence, reason) = ColumnClassifier.Classify(name, parentName: parent);
        found[key] = new ProposedColumn(name, home.Address.Absolute(path), level, category, confidence, reason);
    }

    private static bool IsMoreTitle(string? title) => title is not null && ColumnLinks.IsMore(title.Trim());

    // A menu's entry, or a block's heading: in a navigation zone, in a heading, or alone in a list item.
    private static bool IsEntry(PageOutline outline, int node)
    {
        if ((outline[node].Zone & Zone.Nav) != Zone.None) return true;
        var parent = outline[node].Parent;
        for (var level = 0; level < 3 && parent >= 0; level++, parent = outline[parent].Parent)
        {
            if (outline[parent].Kind == ElementKind.Heading || outline[parent].Element.LocalName is "dt" or "dd") return true;
            if (outline[parent].Kind == ElementKind.ListItem) return (outline[node].Zone & Zone.Foreign) == Zone.None;
        }

        return false;
    }

    // The li (or dl) around the link, when more links stand in it behind this one.
    private static int EntryWithChildren(PageOutline outline, int node)
    {
        var entry = outline[node].Parent;
        for (var level = 0; level < 4 && entry >= 0; level++, entry = outline[entry].Parent)
        {
            if (outline[entry].Kind != ElementKind.ListItem && outline[entry].Element.LocalName != "dl") continue;
            var (from, to) = outline.LinksIn(entry);
            return to - from > 1 && outline.Links[from] == node ? entry : -1;
        }

        return -1;
    }

    // The nearest short text before a 更多 that can be a heading.
    private static string? HeadingBefore(PageOutline outline, int node)
    {
        var seen = 0;
        for (var i = node - 1; i > Math.Max(0, node - FarthestHeading) && seen < 4; i--)
        {
            if (outline[i].Text is not { } text) continue;
            seen++;
            var name = OutlineText.Fold(text);
            if (name.Length <= 14 && ColumnLinks.IsName(name) && !name.AsSpan().ContainsAnyInRange('0', '9')) return name;
        }

        return null;
    }
}
