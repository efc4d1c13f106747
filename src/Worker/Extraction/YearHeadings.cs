namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Years that stand alone above groups of year-less dates (2024年, then 11-20). Years side by side are tabs, and
/// links lead elsewhere: they head nothing.</summary>
internal sealed class YearHeadings
{
    private const int HighestClimb = 3;

    private readonly PageOutline _outline;
    private readonly List<(int Node, int Year)> _years = [];

    public YearHeadings(PageOutline outline)
    {
        _outline = outline;
        var previousIsYear = false;
        for (var i = 0; i < outline.Count; i++)
        {
            if (outline[i].Text is not { } text) continue;
            var isYear = TryYear(text.AsSpan().Trim(), out var year);
            if (isYear && !previousIsYear && !IsInLink(i)) _years.Add((i, year));
            else if (isYear && previousIsYear && _years.Count > 0) _years.RemoveAt(_years.Count - 1);
            previousIsYear = isYear;
        }
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

    private bool IsInLink(int node) =>
        _outline[node].LinksBefore - 1 is >= 0 and var link && _outline.Contains(_outline.Links[link], node);

    private static bool TryYear(ReadOnlySpan<char> text, out int year)
    {
        year = 0;
        text = text.Trim("【】[]（）() ");
        if (text.Length is < 5 or > 6 || text[4] != '年' || (text.Length == 6 && text[5] != '度')) return false;
        year = DateGlyphs.Number(text[..4], 0, out var end);
        return end == 4 && DateText.IsYear(year);
    }
}
