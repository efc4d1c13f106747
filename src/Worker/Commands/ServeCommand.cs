using System.CommandLine;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Calendar;
using FreshnessCrawler.Storage;
using FreshnessCrawler.Worker.Jobs;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace FreshnessCrawler.Worker.Commands;

/// <summary><c>serve</c>: the nightly worker. Start as many as wanted on one database: each night is begun once and its sites are shared.</summary>
public static class ServeCommand
{
    private static readonly Option<bool> Now = new("--now") { Description = "Begin a night's columns at once, besides the schedule (nothing happens if today's night was begun already)." };

    public static Command Create()
    {
        var command = new Command("serve", "Run the nightly schedule until stopped.") { Now };
        command.SetAction((parse, ct) => CommandHost.GuardAsync(() => RunAsync(parse, ct)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken ct)
    {
        var builder = CommandHost.Builder(LogLevel.Information);
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
        await using var session = await DatabaseSession.OpenAsync(builder.Configuration, parse.GetValue(CommandHost.Data), ct);
        builder.Services.AddCrawler(builder.Configuration, session.ConnectionString, parse.GetValue(CommandHost.Data));

        var schedule = builder.Configuration.GetSection(ScheduleOptions.Section).Get<ScheduleOptions>() ?? new ScheduleOptions();
        var crawl = builder.Configuration.GetSection(CrawlOptions.Section).Get<CrawlOptions>() ?? new CrawlOptions();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(schedule.TimeZone, out _))
            throw new InvalidDataException($"Schedule__TimeZone: this system does not know '{schedule.TimeZone}'; write an IANA name, e.g. Asia/Shanghai (package tzdata).");
        foreach (var (name, cron, like) in new[]
        {
            (nameof(schedule.Night), schedule.Night, "0 0 1 * * ?"),
            (nameof(schedule.Links), schedule.Links, "0 30 2 * * ?"),
            (nameof(schedule.Accounts), schedule.Accounts, "0 15 1 * * ?"),
            (nameof(schedule.AccountsDue), schedule.AccountsDue, "0 45 * * * ?"),
        })
        {
            if (!CronExpression.TryParse(cron, out _)) throw new InvalidDataException($"Schedule__{name}: '{cron}' is no Quartz cron expression; write one like '{like}'.");
        }
        if (crawl.SitesAtOnce is < 1 or > 200)
            throw new InvalidDataException($"Crawl__SitesAtOnce: {crawl.SitesAtOnce} is not between 1 and 200.");
        var visits = builder.Configuration.GetSection(AvailabilityOptions.Section).Get<AvailabilityOptions>() ?? new AvailabilityOptions();
        if (visits.VisitsAtOnce is < 1 or > 64)
            throw new InvalidDataException($"Availability__VisitsAtOnce: {visits.VisitsAtOnce} is not between 1 and 64.");
        builder.Services.AddNightSchedule(session.ConnectionString, schedule, crawl.SitesAtOnce, visits);

        using var host = builder.Build();
        host.Services.GetRequiredService<IStartupValidator>().Validate();
        // A wrong policy is found out now, not at 01:00.
        var policies = host.Services.GetRequiredService<PolicyFile>();
        // The tables, Quartz's schema among them, must stand before its store looks for them.
        await host.Services.GetRequiredService<DatabaseSetup>().RunAsync(RuleSet.All.Infos, policies.All, host.Services.GetRequiredService<WorkingDays>(), ct);
        await host.StartAsync(ct);
        if (parse.GetValue(Now))
        {
            var scheduler = host.Services.GetRequiredService<IScheduler>();
            await scheduler.TriggerJob(NightPlannerJob.Key, null, ct);
        }
        Console.WriteLine($"serving: nights at '{schedule.Night}' {schedule.TimeZone}; stop with Ctrl-C");
        try
        {
            await host.WaitForShutdownAsync(ct);
        }
        finally
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(25));
            await host.StopAsync(patience.Token);
        }
        return ExitCode.Done;
    }
}
