using System.CommandLine;

namespace FreshnessCrawler.Worker.Commands.Explain;

/// <summary><c>explain</c>: reads one address or saved page with the night's own code and shows each step.</summary>
public static class ExplainCommand
{
    private static readonly Argument<string?> Target = new("address|file") { Description = "An http(s) address, or a saved page.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Base = new("--url") { Description = "The address a saved page came from.", HelpName = "BASE" };
    private static readonly Option<DateOnly?> AsOf = new("--as-of") { Description = "The civil day in China to read it for (default: today).", HelpName = "DATE" };
    private static readonly Option<DateTimeOffset?> FetchedAt = new("--fetched-at") { Description = "When a saved page was fetched, e.g. 2026-11-20T08:00+08:00 (default: noon of --as-of, or now).", HelpName = "TIME" };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object." };
    private static readonly Option<FileInfo?> Batch = new("--batch") { Description = "Lines of {\"file\",\"url\",\"asOf\"}; one JSON object a line, in order, for bad lines too.", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("explain", "Read one page as the night would, and say why.") { Target, Base, AsOf, FetchedAt, Json, Batch, AllowNetwork.Option };
        command.Validators.Add(result =>
        {
            var one = result.GetResult(Target) is { Tokens.Count: > 0 };
            if (one == (result.GetResult(Batch) is not null)) result.AddError("explain: give either an address or file, or --batch FILE");
            if (result.GetResult(Base) is { Tokens: [{ Value: { Length: > 0 } given }, ..] } && !WebTarget.IsWeb(given)) result.AddError($"explain: --url '{given}' is no http(s) address; give it whole, e.g. http://www.example.gov.cn/gzdt/");
        });
        command.SetAction((parse, ct) => CommandHost.GuardAsync(() => RunAsync(parse, ct)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken ct)
    {
        await using var explainer = Explainer.Create(AllowNetwork.Of(parse), parse.GetValue(CommandHost.Data));
        if (parse.GetValue(Batch) is { } batch) return await ExplainBatch.RunAsync(explainer, batch, ct);

        var explanation = await explainer.ExplainAsync(new ExplainQuestion(parse.GetValue(Target)!, parse.GetValue(Base), parse.GetValue(AsOf), parse.GetValue(FetchedAt)), ct);
        if (explanation is null)
        {
            await Console.Error.WriteLineAsync($"explain: there is no file '{parse.GetValue(Target)}', and it is no http(s) address");
            return ExitCode.Unknown;
        }
        Console.WriteLine(parse.GetValue(Json) ? explanation.ToJson() : explanation.ToText());
        return explanation.Outcome == Outcomes.NotRead ? ExitCode.Refused : ExitCode.Done;
    }
}
