using Spectre.Console;

namespace FreshnessCrawler.Worker.Commands;

/// <summary>Prints rows as a table whose columns line up, Chinese ones too.</summary>
public static class TextTable
{
    public static async Task PrintAsync(IAsyncEnumerable<object?[]> rows, string? title = null)
    {
        Table? table = null;
        await foreach (var row in rows)
        {
            if (table is null)
            {
                table = new Table().Border(TableBorder.Rounded);
                if (title is not null) table.Title(Markup.Escape(title));
                foreach (var name in row) table.AddColumn(new TableColumn(Markup.Escape(CellText.Of(name))));
                continue;
            }
            table.AddRow([.. row.Select(v => Markup.Escape(CellText.Of(v)))]);
        }
        if (table is null) return;
        // Into a file or a pipe nothing is cut to the width of a screen that is not there.
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 240;
        if (table.Rows.Count == 0) AnsiConsole.MarkupLine(Markup.Escape(title is null ? "（无）" : $"{title}：无"));
        else AnsiConsole.Write(table);
    }
}
