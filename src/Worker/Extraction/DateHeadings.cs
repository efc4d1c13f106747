using System.Globalization;
using System.Runtime.InteropServices;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Dates that cover several items: a day standing as the heading of the items below it, a cell that spans the rows of
/// several.</summary>
internal sealed class DateHeadings(PageOutline outline, LinkTitles titles)
{
    private const int HighestClimb = 6;

    private readonly HashSet<int> _used = [];
    private readonly List<(int Link, int Root, int Spot)> _covered = [];

    /// <summary>The items covered, each with its title link, its element and its date's index in <paramref name="spots"/>.</summary>
    public List<(int Link, int Root, int Spot)> Cover(List<DateSpot> spots)
    {
        var family = new List<Heading>();
        for (var i = 0; i < spots.Count; i++)
        {
            if (spots[i].Quiet || spots[i].Weak || spots[i].Link >= 0 || spots[i].Shown.Precision != DatePrecision.Day) continue;
            if (SpanOf(spots[i].Node) is > 1 and var rows) CoverRows(spots, i, rows);
            else if (TryHeading(spots, i, out var heading))
            {
                if (family.Count > 0 && !AreAlike(family[^1], heading)) Take(spots, family);
                family.Add(heading);
            }
        }

        Take(spots, family);
        return _covered;
    }

    /// <summary>Whether a date was taken as a heading, so that it belongs to no single item.</summary>
    public bool IsUsed(int spot) => _used.Contains(spot);

    private bool TryHeading(List<DateSpot> spots, int spot, out Heading heading)
    {
        heading = default;
        var element = outline[spots[spot].Node].Text is null ? spots[spot].Node : outline[spots[spot].Node].Parent;
        for (var level = 0; level < HighestClimb; level++)
        {
            var parent = outline[element].Parent;
            if (parent < 0 || outline[element].Kind is ElementKind.Cell or ElementKind.Row or ElementKind.Body || titles.CountIn(outline, element) > 0) return false;
            if (titles.CountIn(outline, parent) > 1)
            {
                if (outline[parent].Kind is ElementKind.ListItem or ElementKind.Row or ElementKind.Cell or ElementKind.Link) return false;
                heading = new Heading(spot, element, parent);
                return true;
            }

            if (titles.CountIn(outline, parent) == 1) return outline[parent].Kind is not (ElementKind.ListItem or ElementKind.Link) && TrySingle(spot, element, parent, out heading);
            element = parent;
        }

        return false;
    }

    // A group of one item among groups of several.
    private static bool TrySingle(int spot, int element, int parent, out Heading heading)
    {
        heading = new Heading(spot, element, parent);
        return true;
    }

    private bool AreAlike(Heading first, Heading second)
    {
        if (outline[first.Element].Element.LocalName != outline[second.Element].Element.LocalName
            || BlockTemplate.StableClass(outline[first.Element].Element.ClassName) != BlockTemplate.StableClass(outline[second.Element].Element.ClassName)) return false;
        return first.Home == second.Home || (outline[first.Home].Parent == outline[second.Home].Parent
            && outline[first.Home].Element.LocalName == outline[second.Home].Element.LocalName);
    }

    // Headings come at least in twos with different days, and what stands below them has no dates and elements of its own.
    private void Take(List<DateSpot> spots, List<Heading> family)
    {
        var start = _covered.Count;
        var most = 0;
        var valid = family.Count >= 2 && spots[family[0].Spot].Shown.Value != spots[family[^1].Spot].Shown.Value;
        for (var i = 0; valid && i < family.Count; i++)
        {
            var heading = family[i];
            var end = i + 1 < family.Count && family[i + 1].Home == heading.Home ? family[i + 1].Element : outline[heading.Home].End;
            var next = heading.Spot + 1;
            var before = _covered.Count;
            valid = (next == spots.Count || spots[next].Node >= end) && TryCover(heading, end);
            most = Math.Max(most, _covered.Count - before);
        }

        if (valid && most >= 2) LowerSingles(start);
        if (valid && most >= 2) family.ForEach(heading => _used.Add(heading.Spot));
        else _covered.RemoveRange(start, _covered.Count - start);
        family.Clear();
    }

    private bool TryCover(Heading heading, int end)
    {
        var (from, to) = (outline.LinksBefore(outline[heading.Element].End), outline.LinksBefore(end));
        for (var link = from; link < to; link++)
        {
            if (!titles.IsTitle(link)) continue;
            var row = outline.Links[link];
            while (outline[row].Parent is var parent && parent != heading.Home && titles.CountIn(outline, parent) == 1) row = parent;
            if (row == outline.Links[link]) return false;
            _covered.Add((link, row, heading.Spot));
        }

        return true;
    }

    // The item of a group of one is an element of the same name as the others, not the list around it.
    private void LowerSingles(int start)
    {
        string? name = null;
        for (var i = start + 1; i < _covered.Count && name is null; i++)
        {
            if (_covered[i].Spot == _covered[i - 1].Spot) name = outline[_covered[i].Root].Element.LocalName;
        }

        for (var i = start; i < _covered.Count; i++)
        {
            var (link, root, spot) = _covered[i];
            if (outline[root].Element.LocalName == name) continue;
            var row = outline.Links[link];
            while (row > root && outline[row].Element.LocalName != name) row = outline[row].Parent;
            _covered[i] = (link, row, spot);
        }
    }

    private int SpanOf(int node)
    {
        for (var level = 0; level < 3 && node >= 0; level++, node = outline[node].Parent)
        {
            if (outline[node].Kind is not (ElementKind.Cell or ElementKind.HeadCell)) continue;
            return outline[node].Element.GetAttribute("rowspan") is { Length: < 4 } span && int.TryParse(span, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? rows : 0;
        }

        return 0;
    }

    private void CoverRows(List<DateSpot> spots, int spot, int rows)
    {
        var row = spots[spot].Node;
        while (row >= 0 && outline[row].Kind != ElementKind.Row) row = outline[row].Parent;
        if (row < 0) return;
        var next = spot + 1;
        var end = outline[outline[row].Parent].End;
        for (row = outline[row].End; rows > 1 && row < end; row = outline[row].End)
        {
            if (outline[row].Kind != ElementKind.Row) continue;
            rows--;
            while (next < spots.Count && spots[next].Node < row) next++;
            if (next < spots.Count && spots[next].Node < outline[row].End) return;
            var (from, to) = outline.LinksIn(row);
            var best = -1;
            for (var link = from; link < to; link++)
            {
                if (titles.IsTitle(link) && (best < 0 || titles.LettersOf(link) > titles.LettersOf(best))) best = link;
            }

            if (best >= 0) _covered.Add((best, row, spot));
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Heading(int Spot, int Element, int Home);
}
