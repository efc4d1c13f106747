using CsvHelper;

namespace FreshnessCrawler.Worker.Commands;

/// <summary>Writes rows as CSV (RFC 4180) to standard output; formulas in cells are defused.</summary>
public static class CsvOutput
{
    public static async Task WriteAsync(IAsyncEnumerable<object?[]> rows)
    {
        await using var writer = CsvWriter.Create(Console.Out, new CsvWriterOptions(), leaveOpen: true);
        await foreach (var row in rows)
        {
            foreach (var value in row) writer.WriteField(CellText.ForSpreadsheet(value));
            await writer.EndRecordAsync();
        }
    }
}
