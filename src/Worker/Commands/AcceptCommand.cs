using System.CommandLine;
using FreshnessCrawler.Storage.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace FreshnessCrawler.Worker.Commands;

/// <summary><c>accept</c>: a person has looked at a column whose reading is in doubt and says that what the page shows now is right.</summary>
public static class AcceptCommand
{
    private static readonly Option<long> Column = new("--column") { Description = "The column, by column_id of reader_suspect.", HelpName = "ID", Required = true };
    private static readonly Option<string> By = new("--by") { Description = "Who has looked.", HelpName = "NAME", Required = true };
    private static readonly Option<string> Reason = new("--reason") { Description = "What was seen, as it will be shown, e.g. 栏目改版，旧信息已归档.", HelpName = "TEXT", Required = true };

    public static Command Create()
    {
        var command = new Command("accept", "Take a column's new look as right, where its reading is in doubt.") { Column, By, Reason };
        command.Validators.Add(result =>
        {
            foreach (var option in new[] { By, Reason })
            {
                if (result.GetResult(option) is { Tokens: [{ Value: var text }] } && string.IsNullOrWhiteSpace(text)) result.AddError($"accept: {option.Name} is empty");
            }
        });
        command.SetAction((parse, ct) => CommandHost.WithDatabaseAsync(parse, (services, token) => RunAsync(services, parse, token), ct));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult parse, CancellationToken ct)
    {
        var column = parse.GetValue(Column);
        if (!await services.GetRequiredService<ReaderAcceptances>().AcceptAsync(column, parse.GetValue(By)!.Trim(), parse.GetValue(Reason)!.Trim(), ct))
        {
            await Console.Error.WriteLineAsync($"accept: there is no column {column}");
            return ExitCode.Unknown;
        }

        Console.WriteLine($"已记录：栏目 {column} 的新页面无误，下次采集即按新页面读取（现在复查：./run recheck --column {column}）");
        return ExitCode.Done;
    }
}
