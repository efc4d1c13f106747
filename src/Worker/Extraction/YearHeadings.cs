namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Years that stand alone above groups of year-less dates (2024年, then 11-20; 2024, 2023 where several descend). Years side
/// by side are tabs, and links lead elsewhere: they head nothing.</summary>
internal sealed class YearHeadings
{
    private const int HighestClimb = 3;

    private readonly PageOutline _outline;
    private readonly List<(int Node, int Year)> _years = [];

    public YearHeadings(PageOutline outline, LinkTitles titles, List<DateSpot> spots)
    {
        _outline = outline;
        var bare = new List<(int Node, int Year)>();
        var (run, first) = (0, -1);
        for (var i = 0; i < outline.Count; i++)
        {
            if (outline[i].Text is not { } text) continue;
            if (!TryYear(text.AsSpan().Trim(), out var year, out var isBare))
            {
                run = 0;
                continue;
            }

            // the first of several side by side was taken for a heading
            if (++run == 2)
            {
                RemoveFrom(_years, first);
                RemoveFrom(bare, first);
            }

            if (run > 1) continue;
            first = i;
            if (!IsInLink(i) && (!isBare || StandsAlone(i, titles))) (isBare ? bare : _years).Add((i, year));
        }

        if (bare.Count < 2 || !AreHeadings(bare, spots)) return;
        _years.AddRange(bare);
        _years.Sort();
    }

    /// <summary>The year heading above <paramref name="node"/>, or 0.</summary>
    public int Above(int node)
    {
        var at = _years.BinarySearch((node, int.MaxValue));
        var last = (at < 0 ? ~at : at) - 1;
        if (last < 0) return 0;
        var around = _outline[_years[last].Node].Parent;
        for (var level = 0; level < HighestClimb && around >= 0; level++, around = _outline[around].Parent)
        {
            if (_outline.Contains(around, node)) return _years[last].Year;
        }

        return 0;
    }

    private static void RemoveFrom(List<(int Node, int Year)> years, int node)
    {
        if (years.Count > 0 && years[^1].Node == node) years.RemoveAt(years.Count - 1);
    }

    // Four digits may count anything: as years they descend, each above year-less days of its own.
    private static bool AreHeadings(List<(int Node, int Year)> bare, List<DateSpot> spots)
    {
        for (var i = 0; i < bare.Count; i++)
        {
            if (i > 0 && bare[i].Year >= bare[i - 1].Year) return false;
            var end = i + 1 < bare.Count ? bare[i + 1].Node : int.MaxValue;
            if (!spots.Exists(spot => spot.Node > bare[i].Node && spot.Node < end && spot.Shown is { YearShown: false, Relative: false })) return false;
        }

        return true;
    }

    // All the text of its element, and no part of an item (a date's box has its year below the day).
    private bool StandsAlone(int node, LinkTitles titles)
    {
        var around = _outline[node].Parent;
        Span<char> text = stackalloc char[8];
        if (around < 0 || _outline[around].Kind is ElementKind.Cell or ElementKind.HeadCell || OutlineText.Join(_outline, around, text) < 0) return false;
        for (var level = 0; level < HighestClimb && around > 0; level++, around = _outline[around].Parent)
        {
            if (_outline[around].Kind == ElementKind.Body) return true;
            if (titles.CountIn(_outline, around) == 1) return false;
            if (titles.CountIn(_outline, around) > 1) return true;
        }

        return true;
    }

    private bool IsInLink(int node) =>
        _outline[node].LinksBefore - 1 is >= 0 and var link && _outline.Contains(_outline.Links[link], node);

    private static bool TryYear(ReadOnlySpan<char> text, out int year, out bool bare)
    {
        year = 0;
        text = text.Trim("【】[]（）() ");
        bare = text.Length == 4;
        if (!bare && (text.Length is < 5 or > 6 || text[4] != '年' || (text.Length == 6 && text[5] != '度'))) return false;
        year = DateGlyphs.Number(text[..4], 0, out var end);
        return end == 4 && DateText.IsYear(year);
    }
}
