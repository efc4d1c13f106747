using System.CommandLine;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Calendar;
using FreshnessCrawler.Storage;
using FreshnessCrawler.Storage.Local;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Commands;

/// <summary>What all commands share: configuration, the database's life, the service container, and exit codes for what can go wrong.</summary>
public static class CommandHost
{
    public static readonly Option<string?> Data = new("--data")
    {
        Description = "Directory of the embedded database (default: " + LocalPostgres.DefaultDirectory + "). Not used when ConnectionStrings__Crawler names a server.",
        Recursive = true,
        HelpName = "DIR",
    };

    /// <summary>Runs <paramref name="work"/> on a database that is up and of the right shape.</summary>
    public static Task<int> WithDatabaseAsync(ParseResult parse, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken ct) =>
        GuardAsync(async () =>
        {
            var builder = Builder();
            await using var session = await DatabaseSession.OpenAsync(builder.Configuration, parse.GetValue(Data), ct);
            builder.Services.AddCrawler(builder.Configuration, session.ConnectionString, parse.GetValue(Data));
            using var host = builder.Build();
            host.Services.GetRequiredService<IStartupValidator>().Validate();
            await host.Services.GetRequiredService<DatabaseSetup>().EnsureAsync(RuleSet.All.Infos, host.Services.GetRequiredService<PolicyFile>().All, host.Services.GetRequiredService<WorkingDays>(), ct);
            return await work(host.Services, ct);
        });

    public static HostApplicationBuilder Builder(LogLevel level = LogLevel.Warning)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables();
        builder.Logging.SetMinimumLevel(level);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Polly", LogLevel.Error);
        // A statement that fails is an exception, said once where it is caught; on a new database EF asks for a table that is not there yet.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
        builder.Logging.AddSimpleConsole(o =>
        {
            o.SingleLine = true;
            o.TimestampFormat = "HH:mm:ss ";
        });
        // What a command prints is its result; what it says about its work goes to standard error.
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        return builder;
    }

    // What the options binder, the options' own checks and the files of settings throw.
    private static bool IsConfiguration(Exception fault) =>
        fault is OptionsValidationException or InvalidDataException
        || fault is InvalidOperationException && fault.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal)
        || fault is AggregateException { InnerExceptions: var all } && all.All(IsConfiguration);

    /// <summary>Turns what can go wrong around a command into one clear line and an exit code.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("interrupted: what was finished is kept");
            return ExitCode.Interrupted;
        }
        catch (Exception fault) when (fault is LocalPostgresException || DatabasePatience.IsPassing(fault))
        {
            await Console.Error.WriteLineAsync($"database: {fault.Message}");
            return ExitCode.Database;
        }
        catch (Exception fault) when (IsConfiguration(fault))
        {
            await Console.Error.WriteLineAsync($"configuration: {fault.Message}");
            return ExitCode.Configuration;
        }
        catch (Exception fault)
        {
            await Console.Error.WriteLineAsync($"fault: {fault}");
            return ExitCode.Fault;
        }
    }
}
