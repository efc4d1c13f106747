using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Availability;
using Microsoft.Extensions.Options;
using Quartz;

namespace FreshnessCrawler.Worker.Jobs;

/// <summary>Plans the visits of the next hours, each once however many workers plan: their times follow from the site alone.</summary>
[DisallowConcurrentExecution]
public sealed class VisitPlannerJob(TargetReader targets, IOptions<AvailabilityOptions> options, TimeProvider clock) : IJob
{
    public static readonly JobKey Key = new("visit-planner");

    public static readonly TimeSpan Every = TimeSpan.FromMinutes(30);

    /// <summary>Far enough for three plans to be missed; what changes in the registry is in force after as long at the latest.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(2);

    /// <summary>Another worker's clock may be this much behind: what it has fired is not planned again.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromMinutes(2);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var times = new VisitTimes(options.Value.Interval, options.Value.Jitter);
        foreach (var site in await targets.ReadAsync(new TargetFilter(), cancellationToken))
        {
            if (site.Url is null) continue;
            var job = VisitSiteJob.For(site.SiteId);
            if (!await context.Scheduler.Exists(job.Key, cancellationToken)) await context.Scheduler.AddJob(job, new AddJobOptions { Replace = true }, cancellationToken);
            foreach (var (slot, at) in times.Between(site.SiteId, now + Lead, now + Ahead))
                await ScheduleAsync(context.Scheduler, job.Key, new TriggerKey($"{job.Key.Name}-{slot}", VisitSiteJob.Group), at, cancellationToken);
        }
    }

    private async Task ScheduleAsync(IScheduler scheduler, JobKey job, TriggerKey key, DateTimeOffset at, CancellationToken ct)
    {
        if (await scheduler.Exists(key, ct)) return;
        await scheduler.ScheduleJob(
            TriggerBuilder.Create(clock)
                .WithIdentity(key)
                .ForJob(job)
                .StartAt(at)
                .WithExecutionGroup(VisitSiteJob.Group)
                .UsingJobData(VisitSiteJob.Due, at.UtcTicks)
                .WithSimpleSchedule(s => s.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
                .Build(),
            cancellationToken: ct);
    }
}
