using CsvHelper;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>A registry file as rows under its header; whatever breaks the form of the table is a problem.</summary>
internal sealed record CsvTable(string File, IReadOnlyList<CsvRow> Rows)
{
    private const char Undecodable = '\uFFFD';

    public static CsvTable? Read(string file, RegistryFileKind kind, byte[] bytes, ProblemList problems)
    {
        if (bytes is [(byte)'P', (byte)'K', 3, 4, ..])
        {
            problems.Add(file, "这是 Excel 工作簿，不是 CSV；请在表格软件中另存为 CSV（UTF-8）");
            return null;
        }

        if (CsvText.TryDecode(bytes) is not { } text || text.Contains('\0', StringComparison.Ordinal))
        {
            problems.Add(file, "文字编码不认识；请另存为 CSV（UTF-8）");
            return null;
        }

        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = ',',
            TrimWhitespace = true,
            TrackLineNumbers = true,
            OnMalformedRecord = bad => problems.Add(file, Describe(bad.Reason), (int)bad.LineNumber),
        });
        return ReadHeader(file, kind, reader, problems) is { } places ? new CsvTable(file, ReadRows(file, places, reader, problems)) : null;
    }

    private static string Describe(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "双引号没有收尾，从这一行起无法读；请补上引号",
        _ => "双引号用得不对；单元格内的双引号要写成两个，并把整格放在双引号内",
    };

    private static Dictionary<string, int>? ReadHeader(string file, RegistryFileKind kind, CsvReader reader, ProblemList problems)
    {
        var expected = string.Join(",", kind.Fields);
        var cells = Array.Empty<string>();
        while (cells.All(c => CellText.Trim(c).Length == 0))
        {
            if (!reader.Read())
            {
                problems.Add(file, $"文件是空的；第一行应为表头：{expected}");
                return null;
            }

            cells = Cells(reader);
        }

        var line = (int)reader.LineNumber;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var good = true;
        for (var i = 0; i < cells.Length; i++)
        {
            var name = CellText.Narrow(CellText.Trim(cells[i])).ToLowerInvariant();
            if (name.Length == 0)
                continue;
            if (!kind.Fields.Contains(name, StringComparer.Ordinal))
                Refuse(name, $"表头中有不认识的列；{kind.Name} 的列是：{expected}");
            else if (!places.TryAdd(name, i))
                Refuse(name, "表头中这一列出现了两次；请删去一个");
        }

        foreach (var missing in kind.Fields.Where(f => !places.ContainsKey(f)))
            Refuse(missing, $"表头中缺少这一列；{kind.Name} 的列是：{expected}");
        return good ? places : null;

        void Refuse(string name, string message)
        {
            problems.Add(file, message, line, name);
            good = false;
        }
    }

    private static List<CsvRow> ReadRows(string file, Dictionary<string, int> places, CsvReader reader, ProblemList problems)
    {
        var rows = new List<CsvRow>();
        var width = places.Values.Max() + 1;
        while (reader.Read())
        {
            var cells = Cells(reader);
            if (cells.All(c => CellText.Trim(c).Length == 0))
                continue;
            var line = (int)reader.LineNumber;
            if (cells.Skip(width).FirstOrDefault(c => CellText.Trim(c).Length > 0) is { } extra)
            {
                problems.Add(file, "这一行的格数比表头多；含逗号的内容要放在双引号内", line, value: extra);
                continue;
            }

            var row = new CsvRow(file, line, places, cells);
            foreach (var field in places.Keys)
                CheckCharacters(row, field, problems);
            rows.Add(row);
        }

        return rows;
    }

    private static void CheckCharacters(CsvRow row, string field, ProblemList problems)
    {
        var text = row[field];
        if (text.Contains(Undecodable, StringComparison.Ordinal))
            problems.Add(row, field, "有无法识别的字符，文件可能曾以错误的编码保存；请重新填写");
        else if (text.Any(char.IsControl))
            problems.Add(row, field, "单元格内有换行或控制字符；请删去");
    }

    private static string[] Cells(CsvReader reader)
    {
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = reader.GetString(i);
        return cells;
    }
}
