using CsvHelper;
using FreshnessCrawler.Worker.Accounts.Platforms;

namespace FreshnessCrawler.Worker.Accounts.Lists;

/// <summary>A kept list as rows by account: CSV under a header, or JSON as an array of objects (or an object with one array).</summary>
internal sealed class ListBook
{
    private static readonly int s_required = ListRow.Columns.Split(',').Length;
    private readonly ILookup<string, ListRow> _rows;

    private ListBook(IEnumerable<ListRow> rows) => _rows = rows.Where(static row => row.Account.Length > 0).ToLookup(static row => row.Account, StringComparer.OrdinalIgnoreCase);

    /// <summary>The rows under any of several names of one account.</summary>
    public IReadOnlyList<ListRow> Of(params ReadOnlySpan<string?> names)
    {
        var rows = new List<ListRow>();
        foreach (var name in names)
        {
            if (!string.IsNullOrWhiteSpace(name)) rows.AddRange(_rows[name.Trim()]);
        }

        return [.. rows.Distinct()];
    }

    /// <returns>The list, or why it cannot be read and what is to be done, in Chinese.</returns>
    public static (ListBook? Book, string? Problem) Parse(string text) =>
        text.AsSpan().TrimStart().TrimStart('\uFEFF') is ['{' or '[', ..] ? OfJson(text) : OfCsv(text);

    private static (ListBook? Book, string? Problem) OfJson(string text)
    {
        if (JsonTree.Parse(text, out var whole) is not { } tree || !whole) return (null, "名单的 JSON 不完整，请重新导出");
        var entries = tree.IsObject ? tree.Members.FirstOrDefault(static member => member.Items.Count > 0)?.Items ?? [] : tree.Items;
        return (new ListBook(entries.Select(static (entry, index) => ListRow.Of(index + 1, place => (entry.First(ListRow.Names[place]) ?? "").Trim()))), null);
    }

    private static (ListBook? Book, string? Problem) OfCsv(string text)
    {
        string? problem = null;
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = Separator(text),
            TrimWhitespace = true,
            TrackLineNumbers = true,
            OnMalformedRecord = bad => problem ??= $"名单第{bad.LineNumber}行的双引号用得不对，请改正；单元格内的双引号要写成两个",
        });
        int[]? places = null;
        var rows = new List<ListRow>();
        while (reader.Read())
        {
            var cells = new string[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = reader.GetString(i).Trim();
            if (Array.TrueForAll(cells, string.IsNullOrEmpty)) continue;
            if (places is null)
            {
                places = new int[ListRow.Names.Length];
                Array.Fill(places, -1);
                for (var i = 0; i < cells.Length; i++)
                {
                    if (ListRow.Place(cells[i]) is >= 0 and var place && places[place] < 0) places[place] = i;
                }

                var missing = Array.FindIndex(places, 0, s_required, static place => place < 0);
                if (missing >= 0) return (null, $"名单的表头缺少 {ListRow.Names[missing][0]} 列；表头应为：{ListRow.Columns}（可加 checked_at）");
                continue;
            }

            rows.Add(ListRow.Of((int)reader.LineNumber, place => places[place] is >= 0 and var at && at < cells.Length ? cells[at] : ""));
        }

        // a quote out of place may have swallowed rows
        return problem is not null ? (null, problem) : places is null ? (null, $"名单是空的；第一行应为表头：{ListRow.Columns}") : (new ListBook(rows), null);
    }

    private static char Separator(string text)
    {
        var head = text.AsSpan();
        if (head.IndexOf('\n') is > 0 and var end) head = head[..end];
        return head.Contains(',') ? ',' : head.Contains('\t') ? '\t' : head.Contains(';') ? ';' : ',';
    }
}
