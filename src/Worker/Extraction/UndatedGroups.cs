namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Title links that share a list: the children of one element, each with no other title beside it.</summary>
internal static class UndatedGroups
{
    /// <summary>The groups in page order, each by the element that holds it, with its links as indices of the outline's links.</summary>
    /// <param name="read">The page.</param>
    /// <param name="counts">Whether a link counts.</param>
    public static List<(int Container, List<int> Links)> Of(PageBlocks read, Predicate<int> counts)
    {
        var outline = read.Outline;
        var groups = new List<(int Container, List<int> Links)>();
        var byContainer = new Dictionary<int, List<int>>();
        for (var link = 0; link < outline.Links.Count; link++)
        {
            if (!counts(link)) continue;
            var root = outline.Links[link];
            while (outline[root].Kind is not (ElementKind.ListItem or ElementKind.Row) && outline[root].Parent is > 0 and var parent
                && outline[parent].Kind != ElementKind.Body && read.Titles.CountIn(outline, parent) == 1) root = parent;
            if (!byContainer.TryGetValue(outline[root].Parent, out var members)) groups.Add((outline[root].Parent, byContainer[outline[root].Parent] = members = []));
            members.Add(link);
        }

        return groups;
    }

    /// <summary>The first of each group, then the second of each: one that is read from the top hears of all of them.</summary>
    public static List<int> InTurn(List<List<int>> groups)
    {
        var links = new List<int>();
        for (var at = 0; groups.Exists(group => at < group.Count); at++)
        {
            foreach (var group in groups)
            {
                if (at < group.Count) links.Add(group[at]);
            }
        }

        return links;
    }
}
