namespace FreshnessCrawler.Storage.Registry;

/// <summary>One row, its cells by the names of the header.</summary>
internal sealed class CsvRow(string file, int line, IReadOnlyDictionary<string, int> places, string[] cells)
{
    public string File { get; } = file;

    public int Line { get; } = line;

    /// <summary>The cell without what a spreadsheet leaves around its text; a cell that the row lacks is empty.</summary>
    public string this[string field] => CellText.Trim(Raw(field));

    public string Raw(string field) => places.TryGetValue(field, out var place) && place < cells.Length ? cells[place] : "";
}
