using FreshnessCrawler.Rules;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace FreshnessCrawler.Worker.Jobs;

/// <summary>Begins the night: one run, one recoverable job a site, one deadline. Fired again for the same night
/// (recovery after a kill, a second worker) it only adds what is missing.</summary>
[DisallowConcurrentExecution]
public sealed partial class NightPlannerJob(
    RunLedger ledger, PolicyFile policies, IOptions<ScheduleOptions> options, TimeProvider clock, ILogger<NightPlannerJob> log) : IJob
{
    /// <summary>At the deadline no further page is asked for; what was read by then is still written before the night is closed.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    public static readonly JobKey Key = new("night-planner");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var due = context.ScheduledFireTimeUtc ?? now;
        if (now - due > options.Value.NightLength)
        {
            LogMissed(due);
            return;
        }

        var point = new MonitoringPoint(due);
        var deadline = due + options.Value.NightLength;
        var run = await ledger.PlanNightAsync(point.Day, due, deadline, policies.At(point.Day).Version, cancellationToken);
        if (run.Created) LogPlanned($"{point.Day:yyyy-MM-dd}", run.RunId, run.SiteIds.Count, $"{run.Deadline:yyyy-MM-dd HH:mm:sszzz}");
        else LogThere($"{point.Day:yyyy-MM-dd}", run.RunId, run.SiteIds.Count);

        foreach (var siteId in run.SiteIds)
            await ScheduleAsync(context.Scheduler, CrawlSiteJob.For(run.RunId, siteId), now, cancellationToken);
        await ScheduleAsync(context.Scheduler, NightDeadlineJob.For(run.RunId), (run.Deadline ?? deadline) + Grace, cancellationToken);
    }

    private async Task ScheduleAsync(IScheduler scheduler, IJobDetail job, DateTimeOffset at, CancellationToken ct)
    {
        if (await scheduler.Exists(job.Key, ct)) return;
        var trigger = TriggerBuilder.Create(clock)
            .WithIdentity(job.Key.Name, job.Key.Group)
            .StartAt(at)
            .WithSimpleSchedule(s => s.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
            .WithRetryPolicy(RetryPolicy.Fixed(3, TimeSpan.FromMinutes(1)))
            .Build();
        await scheduler.ScheduleJob(job, trigger, cancellationToken: ct);
    }

    [LoggerMessage(LogLevel.Information, "Night of {Night}: run {RunId} planned over {Sites} sites, deadline {Deadline}")]
    private partial void LogPlanned(string night, long runId, int sites, string deadline);

    [LoggerMessage(LogLevel.Information, "Night of {Night}: run {RunId} was begun already, {Sites} sites still wait")]
    private partial void LogThere(string night, long runId, int sites);

    [LoggerMessage(LogLevel.Warning, "The night due at {Due} is not begun: no worker was up until after its deadline")]
    private partial void LogMissed(DateTimeOffset due);
}
