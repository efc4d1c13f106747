using System.CommandLine;
using FreshnessCrawler.Worker.Diagnostics;

namespace FreshnessCrawler.Worker.Commands;

/// <summary><c>doctor</c>: is all here that a night needs? Each line ok, warn or fail, with the mend.</summary>
public static class DoctorCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON array of {name, state, message, mend}." };

    public static Command Create()
    {
        var command = new Command("doctor", "Check database, DNS, IPv4 and IPv6 way out, clock, time zone, disk and browser.") { Json };
        command.SetAction((parse, ct) => CommandHost.GuardAsync(() => RunAsync(parse, ct)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken ct)
    {
        var builder = CommandHost.Builder();
        var checkup = new Checkup(builder.Configuration, parse.GetValue(CommandHost.Data));
        var lines = await checkup.RunAsync(ct);
        if (parse.GetValue(Json)) Console.WriteLine(CheckLine.ToJson(lines));
        else foreach (var line in lines) Console.WriteLine(line.ToText());
        return lines.Any(l => l.State == CheckState.Fail) ? ExitCode.Refused : ExitCode.Done;
    }
}
