using System.CommandLine;
using FreshnessCrawler.Worker.Commands.Explain;

namespace FreshnessCrawler.Worker.Commands;

/// <summary>The command line's root; one file beside this one for each command.</summary>
public static class CrawlerCommandLine
{
    public static Task<int> InvokeAsync(string[] args) => CommandHost.GuardAsync(() => RunAsync(args));

    private static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("FreshnessCrawler inspects a city's government websites and new-media accounts every night: when was each last updated, judged by the official indicators, with evidence in PostgreSQL.")
        {
            CommandHost.Data,
            ServeCommand.Create(),
            ImportCommand.Create(),
            CrawlCommand.Create(),
            RecheckCommand.Create(),
            AcceptCommand.Create(),
            CampaignCommand.Create(),
            ExplainCommand.Create(),
            EvaluateCommand.Create(),
            AvailabilityCommand.Create(),
            ProbeCommand.Create(),
            SqlCommand.Create(),
            DoctorCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
            Console.Error.WriteLine("Try --help.");
            return Task.FromResult(ExitCode.Usage);
        }
        return parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            // Time to write the rows of what was not reached and to stop the embedded database.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
        });
    }
}
