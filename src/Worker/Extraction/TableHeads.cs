namespace FreshnessCrawler.Worker.Extraction;

/// <summary>What the first row of a table calls a cell's column (发布日期, 成文日期, 截止日期).</summary>
internal sealed class TableHeads(PageOutline outline)
{
    private const int MostColumns = 24;

    private readonly Dictionary<int, DateLabel[]> _known = [];

    public DateLabel LabelOf(int node)
    {
        var cell = node;
        for (var level = 0; level < 4 && outline[cell].Kind != ElementKind.Cell; level++)
        {
            cell = outline[cell].Parent;
            if (cell < 0) return DateLabel.None;
        }

        if (outline[cell].Kind != ElementKind.Cell || outline[cell].Parent is var row && outline[row].Kind != ElementKind.Row)
            return DateLabel.None;
        var table = outline[row].Parent;
        if (outline[table].Kind != ElementKind.Table) table = outline[table].Parent;
        if (table < 0 || outline[table].Kind != ElementKind.Table) return DateLabel.None;
        if (!_known.TryGetValue(table, out var labels)) _known[table] = labels = Read(table);
        var column = 0;
        for (var i = row + 1; i < cell && column < labels.Length; i = outline[i].End) column += IsCell(i) ? 1 : 0;
        return column < labels.Length ? labels[column] : DateLabel.None;
    }

    private DateLabel[] Read(int table)
    {
        var row = table + 1;
        while (row < outline[table].End && outline[row].Kind != ElementKind.Row) row++;
        if (row >= outline[table].End) return [];
        var labels = new List<DateLabel>(6);
        Span<char> text = stackalloc char[16];
        for (var i = row + 1; i < outline[row].End && labels.Count < MostColumns; i = outline[i].End)
        {
            if (!IsCell(i)) continue;
            var length = OutlineText.Join(outline, i, text);
            labels.Add(length <= 0 ? DateLabel.None : DateLabels.Of(text[..length]));
        }

        return [.. labels];
    }

    private bool IsCell(int node) => outline[node].Text is null && outline[node].Element.LocalName is "td" or "th";
}
