namespace FreshnessCrawler.Worker.Extraction;

/// <summary>What a line above a list without a table calls the parts of its items (公告名称 | 报名截止时间): a line of as many parts
/// as the items have, without a link.</summary>
internal sealed class LineHeads(PageOutline outline)
{
    private const int MostColumns = 16;
    private const int HighestClimb = 4;
    private const int HighestWrap = 3;

    private readonly Dictionary<int, DateLabel[]> _known = [];

    public DateLabel LabelOf(int node)
    {
        var part = node;
        var columns = 0;
        for (var level = 0; level < HighestClimb && columns < 2; level++)
        {
            if (level > 0) part = outline[part].Parent;
            if (part <= 0 || outline[part].Parent < 0 || outline[outline[part].Parent].Kind == ElementKind.Body) return DateLabel.None;
            columns = CountParts(outline[part].Parent);
        }

        if (columns is < 2 or > MostColumns) return DateLabel.None;
        var row = outline[part].Parent;
        var item = row;
        for (var level = 0; level < HighestWrap && outline[item].Parent > 0 && CountParts(outline[item].Parent) == 1; level++) item = outline[item].Parent;
        var list = outline[item].Parent;
        if (list <= 0) return DateLabel.None;
        if (!_known.TryGetValue(list, out var labels)) _known[list] = labels = Read(list);
        if (labels.Length == columns) return labels[IndexOf(row, part)];
        // an icon or a number more in each item: the last of both is the same
        return labels.Length > 0 && IndexOf(row, part) == columns - 1 ? labels[^1] : DateLabel.None;
    }

    private DateLabel[] Read(int list)
    {
        for (var i = list + 1; i < outline[list].End; i = outline[i].End)
        {
            if (!IsPart(i)) continue;
            if (ReadLine(i) is { Length: > 0 } first) return first;
            break;
        }

        for (var level = 0; level < HighestWrap && list > 0 && outline[list].Parent >= 0; level++, list = outline[list].Parent)
        {
            if (Before(list) is >= 0 and var line) return ReadLine(line);
        }

        return [];
    }

    private DateLabel[] ReadLine(int line)
    {
        while (outline[line].Text is null && CountParts(line) == 1 && FirstPart(line) is var only && outline[only].Text is null) line = only;
        if (outline[line].Text is not null || CountParts(line) is < 2 or > MostColumns || outline.LinksIn(line) is var (from, to) && from < to) return [];
        var labels = new List<DateLabel>(4);
        Span<char> text = stackalloc char[16];
        for (var i = line + 1; i < outline[line].End; i = outline[i].End)
        {
            if (!IsPart(i)) continue;
            var length = OutlineText.Join(outline, i, text);
            if (length < 0 || text[..length].ContainsAnyInRange('0', '9')) return [];
            labels.Add(NamesTime(text[..length]) ? DateLabels.Of(text[..length]) : DateLabel.None);
        }

        return [.. labels];
    }

    // 受理 | 答复 may be tabs; 受理时间 | 答复时间 are names of columns
    private static bool NamesTime(ReadOnlySpan<char> text) =>
        text.Contains("时间", StringComparison.Ordinal) || text.Contains("日期", StringComparison.Ordinal) || text.Contains("截止", StringComparison.Ordinal)
        || text.Contains("期限", StringComparison.Ordinal);

    // The part before an element in its parent, or -1.
    private int Before(int node)
    {
        var parent = outline[node].Parent;
        for (var i = node - 1; i > parent; i--)
        {
            while (outline[i].Parent != parent) i = outline[i].Parent;
            if (IsPart(i)) return i;
        }

        return -1;
    }

    private int FirstPart(int node)
    {
        var i = node + 1;
        while (!IsPart(i)) i = outline[i].End;
        return i;
    }

    private int CountParts(int node)
    {
        var count = 0;
        for (var i = node + 1; i < outline[node].End && count <= MostColumns; i = outline[i].End) count += IsPart(i) ? 1 : 0;
        return count;
    }

    private int IndexOf(int row, int part)
    {
        var index = 0;
        for (var i = row + 1; i < part; i = outline[i].End) index += IsPart(i) ? 1 : 0;
        return index;
    }

    private bool IsPart(int node) => outline[node].Text is { } text ? !text.AsSpan().IsWhiteSpace() : outline[node].Kind is not (ElementKind.Void or ElementKind.Script);
}
