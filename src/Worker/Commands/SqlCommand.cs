using System.CommandLine;
using FreshnessCrawler.Storage;
using FreshnessCrawler.Storage.Reading;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace FreshnessCrawler.Worker.Commands;

/// <summary><c>sql "query" [--csv]</c>: one read-only question to the views of schema report.</summary>
public static class SqlCommand
{
    private static readonly Argument<string> Query = new("query")
    {
        Description = "One SELECT over the views of schema report (which need no prefix), e.g. \"select * from notice_annex1\".",
    };

    private static readonly Option<bool> Csv = new("--csv") { Description = "RFC 4180 with a header row instead of a table; formulas in cells are defused." };

    public static Command Create()
    {
        var command = new Command("sql", "Ask the views a read-only question; starts the embedded database when it is down.") { Query, Csv };
        command.SetAction((parse, ct) => CommandHost.WithDatabaseAsync(parse, (services, token) => RunAsync(services, parse, token), ct));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult parse, CancellationToken ct)
    {
        var rows = services.GetRequiredService<ReportQuery>().AskAsync(parse.GetRequiredValue(Query), ct);
        try
        {
            if (parse.GetValue(Csv)) await CsvOutput.WriteAsync(rows);
            else await TextTable.PrintAsync(rows);
            return ExitCode.Done;
        }
        catch (PostgresException fault) when (!DatabasePatience.IsPassing(fault))
        {
            var hint = fault.Hint is { Length: > 0 } text ? $" ({text})" : "";
            var place = ReportQuery.PlaceOf(fault) is { } at ? $" at character {at}" : "";
            await Console.Error.WriteLineAsync($"sql: {fault.MessageText}{place}{hint}");
            return ExitCode.Refused;
        }
    }
}
