using System.Runtime.InteropServices;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Brings each date to the title link it belongs to: the smallest element around the date that holds a title.
/// Where that holds several titles and several dates, they are paired in their order.</summary>
internal sealed class ItemPairing(PageOutline outline, LinkTitles titles, DateOnly observedOn)
{
    private const int HighestClimb = 8;
    private const int MostSideLinks = 12;
    private const int MostQuietLinks = 3;

    private readonly Dictionary<int, DatedItem> _byLink = [];
    private readonly int _allTitles = titles.CountIn(outline, 0);

    public List<DatedItem> Pair(List<DateSpot> spots)
    {
        var headings = new DateHeadings(outline, titles);
        foreach (var (link, root, spot) in headings.Cover(spots)) Take(link, root, spots[spot], flat: false);
        var homes = new (int Home, int Spot)[spots.Count];
        for (var i = 0; i < homes.Length; i++) homes[i] = (headings.IsUsed(i) ? -1 : HomeOf(spots[i]), i);
        Array.Sort(homes);
        // from the inside out: what a smaller element dates is not left to the words above or below it
        for (var end = homes.Length; end > 0;)
        {
            var home = homes[end - 1].Home;
            var start = end - 1;
            while (start > 0 && homes[start - 1].Home == home) start--;
            if (home >= 0) PairIn(home, homes.AsSpan(start, end - start), CollectionsMarshal.AsSpan(spots));
            end = start;
        }

        var items = new List<DatedItem>(_byLink.Values);
        items.Sort(static (a, b) => a.Link.CompareTo(b.Link));
        return items;
    }

    private int HomeOf(DateSpot spot)
    {
        if (spot.Link >= 0) return outline.Links[spot.Link];
        // an attribute speaks for its own element, or for the item that this stands in
        if (spot.Quiet && titles.CountIn(outline, spot.Node) is > 0 and var own) return own <= MostQuietLinks ? spot.Node : -1;
        var home = outline[spot.Node].Parent;
        for (var level = 0; level < HighestClimb && home >= 0; level++, home = outline[home].Parent)
        {
            if (titles.CountIn(outline, home) > 0) return home;
            if (outline[home].Kind == ElementKind.Body) break;
        }

        return -1;
    }

    private void PairIn(int home, ReadOnlySpan<(int Home, int Spot)> group, ReadOnlySpan<DateSpot> spots)
    {
        var count = titles.CountIn(outline, home);
        var body = outline[home].Kind == ElementKind.Body;
        if (outline[home].Kind == ElementKind.Link || count == 1)
        {
            if (body) return;
            var only = outline[home].Kind == ElementKind.Link ? LinkAt(home) : FirstTitle(home);
            if (IsDatedWithin(only, home)) return;
            foreach (var (_, spot) in group) Take(only, home, spots[spot], flat: false);
        }
        else if (group.Length >= 3 && group.Length == count && !body && StandInColumns(home, group, spots))
        {
            var (link, to) = outline.LinksIn(home);
            for (var g = 0; g < group.Length && link < to; link++)
            {
                if (titles.IsTitle(link)) Take(link, RowOf(home, link), spots[group[g++].Spot], flat: false);
            }
        }
        else if (group.Length == 1 || !Alternates(home, group, spots))
        {
            // one item with more links (related reading, an annex), not a clock above a menu
            var clock = (outline[home].Zone & (Zone.Head | Zone.Nav)) != Zone.None && count > 3;
            if (body || clock || count > MostSideLinks || IsWholePage(home, count)) return;
            var main = MainTitle(home);
            if (IsDatedWithin(main, home) || IsOfTheList(main, home, count, spots[group[0].Spot])) return;
            foreach (var (_, spot) in group) Take(main, home, spots[spot], flat: false);
        }
        else if (count <= (3 * group.Length) + 3 && !AreMostlyDated(home, count) && (!body || group.Length >= 3))
            PairInOrder(home, group, spots);
    }

    private void PairInOrder(int home, ReadOnlySpan<(int Home, int Spot)> group, ReadOnlySpan<DateSpot> spots)
    {
        var (from, to) = outline.LinksIn(home);
        var link = from;
        var current = -1;
        var dateFirst = FirstTitle(home) is var first && outline.Links[first] > spots[group[0].Spot].Node;
        for (var g = 0; g < group.Length; g++)
        {
            var spot = spots[group[g].Spot];
            if (dateFirst)
            {
                var limit = g + 1 < group.Length ? spots[group[g + 1].Spot].Node : outline[home].End;
                current = -1;
                for (; link < to && outline.Links[link] < limit; link++)
                {
                    if (outline.Links[link] > spot.Node) current = Better(current, link);
                }
            }
            else
            {
                var best = -1;
                for (; link < to && outline.Links[link] < spot.Node; link++) best = Better(best, link);
                if (best >= 0) current = best;
            }

            if (current >= 0) Take(current, ChildOf(home, outline.Links[current]), spot, flat: true);
        }
    }

    private int Better(int current, int link)
    {
        if (!titles.IsTitle(link)) return current;
        return current < 0 || titles.LettersOf(link) > titles.LettersOf(current) ? link : current;
    }

    // Two links and two dates in one row are one item when the links stand together and the dates do.
    private bool Alternates(int home, ReadOnlySpan<(int Home, int Spot)> group, ReadOnlySpan<DateSpot> spots)
    {
        var (from, to) = outline.LinksIn(home);
        var first = outline.Links[FirstTitle(home)];
        var last = first;
        for (var link = from; link < to; link++)
        {
            if (titles.IsTitle(link)) last = outline.Links[link];
        }

        var firstDate = spots[group[0].Spot].Node;
        var lastDate = spots[group[^1].Spot].Node;
        return firstDate < last && lastDate > first;
    }

    // All titles in one column of elements, all dates in another, as many as those.
    private bool StandInColumns(int home, ReadOnlySpan<(int Home, int Spot)> group, ReadOnlySpan<DateSpot> spots)
    {
        if (Alternates(home, group, spots)) return false;
        var (from, to) = outline.LinksIn(home);
        int above = -1, beside = -1;
        for (var link = from; link < to; link++)
        {
            if (!titles.IsTitle(link)) continue;
            var row = RowOf(home, link);
            if (row == outline.Links[link] || (above >= 0 && outline[row].Parent != above)) return false;
            above = outline[row].Parent;
        }

        foreach (var (_, spot) in group)
        {
            if (spots[spot].Quiet || spots[spot].Shown.Precision != DatePrecision.Day) return false;
            var cell = outline[spots[spot].Node].Text is null ? spots[spot].Node : outline[spots[spot].Node].Parent;
            if (beside >= 0 && outline[cell].Parent != beside) return false;
            beside = outline[cell].Parent;
        }

        return above != beside && above != home;
    }

    // The largest element around a link that holds no other title.
    private int RowOf(int home, int link)
    {
        var row = outline.Links[link];
        while (outline[row].Parent is var parent && parent != home && titles.CountIn(outline, parent) == 1) row = parent;
        return row;
    }

    private void Take(int link, int root, DateSpot spot, bool flat)
    {
        if (_byLink.TryGetValue(link, out var item)) item.Offer(spot, observedOn);
        else _byLink[link] = new DatedItem(link, root, spot) { Flat = flat };
        if (!flat && root < _byLink[link].Root) _byLink[link].Root = root;
    }

    // 更新时间 above or below the items says nothing of one that has its own date.
    private bool IsDatedWithin(int link, int home)
    {
        if (!_byLink.ContainsKey(link) || outline[home].Kind is ElementKind.ListItem or ElementKind.Row or ElementKind.Cell or ElementKind.Link) return false;
        if (titles.CountIn(outline, home) > 1) return true;
        for (var node = outline[outline.Links[link]].Parent; node > home; node = outline[node].Parent)
        {
            if (outline[node].Kind is ElementKind.ListItem or ElementKind.Row) return true;
        }

        return false;
    }

    // Among titles that have dates of their own a date that is no part of the list is not for the one that has none.
    private bool IsOfTheList(int main, int home, int count, DateSpot spot)
    {
        if (outline[home].Kind is ElementKind.ListItem or ElementKind.Row or ElementKind.Cell || !AreMostlyDated(home, count)) return false;
        if (spot.Label == DateLabel.Updated) return true;
        for (var node = outline[outline.Links[main]].Parent; node > home; node = outline[node].Parent)
        {
            if (outline[node].Kind is ElementKind.ListItem or ElementKind.Row) return true;
        }

        return false;
    }

    private bool AreMostlyDated(int home, int count)
    {
        if (count < 2) return false;
        var (from, to) = outline.LinksIn(home);
        var dated = 0;
        for (var link = from; link < to; link++) dated += _byLink.ContainsKey(link) ? 1 : 0;
        return dated * 2 > count;
    }

    // A wrapper of all is as the body: what stands anywhere within it is no title's.
    private bool IsWholePage(int home, int count) =>
        outline[home].Kind is not (ElementKind.ListItem or ElementKind.Row or ElementKind.Cell) && count == _allTitles;

    private int LinkAt(int node) => outline[node].LinksBefore;

    private int FirstTitle(int home)
    {
        var (from, to) = outline.LinksIn(home);
        while (from < to && !titles.IsTitle(from)) from++;
        return from;
    }

    // The title stands highest in its item; among equals the longest is the title, the others lead to columns and annexes.
    private int MainTitle(int home)
    {
        var (from, to) = outline.LinksIn(home);
        int best = -1, bestDepth = int.MaxValue;
        for (var link = from; link < to; link++)
        {
            if (!titles.IsTitle(link)) continue;
            var depth = Depth(home, outline.Links[link]);
            if (best >= 0 && (depth > bestDepth || (depth == bestDepth && titles.LettersOf(link) <= titles.LettersOf(best)))) continue;
            (best, bestDepth) = (link, depth);
        }

        return best;
    }

    private int Depth(int ancestor, int node)
    {
        var depth = 0;
        for (; node != ancestor && node >= 0; node = outline[node].Parent) depth++;
        return depth;
    }

    private int ChildOf(int ancestor, int node)
    {
        while (outline[node].Parent != ancestor && outline[node].Parent >= 0) node = outline[node].Parent;
        return node;
    }
}
