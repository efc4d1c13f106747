using FreshnessCrawler.Rules;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace FreshnessCrawler.Worker.Jobs;

/// <summary>Begins a half of the night, the run over the columns or the one over links and IPv6, with one recoverable job a site and a deadline.
/// Fired again for the same night (recovery after a kill, a second worker) it only adds what is missing.</summary>
[DisallowConcurrentExecution]
public sealed partial class NightPlannerJob(
    RunLedger ledger, PolicyFile policies, IOptions<ScheduleOptions> options, TimeProvider clock, ILogger<NightPlannerJob> log) : IJob
{
    /// <summary>At the deadline no further page is asked for; what was read by then is still written before the night is closed.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    public static readonly JobKey Key = new("night-planner");

    /// <summary>The survey's jobs have places of their own, so that a site's columns that are crawled again on another worker need not wait behind them.</summary>
    public const string LinksGroup = "links";

    /// <summary>The same job for the night's survey of links and IPv6, which begins when the columns are read.</summary>
    public static readonly JobKey LinksKey = new("links-planner");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var due = context.ScheduledFireTimeUtc ?? now;
        var surveysLinks = context.JobDetail.Key.Equals(LinksKey);
        var length = surveysLinks ? options.Value.LinksLength : options.Value.NightLength;
        if (now - due > length)
        {
            LogMissed(due);
            return;
        }

        var point = new MonitoringPoint(due);
        var policy = policies.At(point.Day).Version;
        var run = surveysLinks
            ? await ledger.PlanLinksAsync(point.Day, due, due + length, policy, cancellationToken)
            : await ledger.PlanNightAsync(point.Day, due, due + length, policy, cancellationToken);
        await ScheduleAllAsync(context.Scheduler, run, now, cancellationToken);
    }

    private async Task ScheduleAllAsync(IScheduler scheduler, RunHandle run, DateTimeOffset at, CancellationToken ct)
    {
        var night = $"{new MonitoringPoint(run.MonitoringPoint).Day:yyyy-MM-dd}";
        if (run.Created) LogPlanned(night, run.Kind, run.RunId, run.SiteIds.Count, $"{run.Deadline:yyyy-MM-dd HH:mm:sszzz}");
        else LogThere(night, run.Kind, run.RunId, run.SiteIds.Count);

        foreach (var siteId in run.SiteIds)
            await ScheduleAsync(scheduler, CrawlSiteJob.For(run.RunId, siteId), at, run.Kind == RunKind.Links ? LinksGroup : null, ct);
        await ScheduleAsync(scheduler, NightDeadlineJob.For(run.RunId), (run.Deadline ?? at) + Grace, null, ct);
    }

    private async Task ScheduleAsync(IScheduler scheduler, IJobDetail job, DateTimeOffset at, string? places, CancellationToken ct)
    {
        if (await scheduler.Exists(job.Key, ct)) return;
        var trigger = TriggerBuilder.Create(clock)
            .WithIdentity(job.Key.Name, job.Key.Group)
            .StartAt(at)
            .WithExecutionGroup(places)
            .WithSimpleSchedule(s => s.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
            .WithRetryPolicy(RetryPolicy.Fixed(3, TimeSpan.FromMinutes(1)))
            .Build();
        await scheduler.ScheduleJob(job, trigger, cancellationToken: ct);
    }

    [LoggerMessage(LogLevel.Information, "Night of {Night}: {Kind} run {RunId} planned over {Sites} sites, deadline {Deadline}")]
    private partial void LogPlanned(string night, RunKind kind, long runId, int sites, string deadline);

    [LoggerMessage(LogLevel.Information, "Night of {Night}: {Kind} run {RunId} was begun already, {Sites} sites still wait")]
    private partial void LogThere(string night, RunKind kind, long runId, int sites);

    [LoggerMessage(LogLevel.Warning, "The night due at {Due} is not begun: no worker was up until after its deadline")]
    private partial void LogMissed(DateTimeOffset due);
}
