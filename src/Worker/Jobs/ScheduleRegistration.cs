using FreshnessCrawler.Storage;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace FreshnessCrawler.Worker.Jobs;

/// <summary>Quartz over the product's own PostgreSQL, clustered: any worker may fire the night, each of its sites is crawled by one.</summary>
public static class ScheduleRegistration
{
    /// <summary>The night's run over accounts and one of those due: each reads many accounts at once by itself.</summary>
    private const int AccountPlaces = 2;

    /// <param name="services">The worker's services.</param>
    /// <param name="connectionString">The crawler's database; Quartz keeps to <see cref="DatabaseSetup.ScheduleSchema"/> in it, which must exist.</param>
    /// <param name="schedule">When the night begins.</param>
    /// <param name="sitesAtOnce">Sites that this worker crawls at once.</param>
    /// <param name="visits">The visits of home pages beside them, in places of their own: a long night must not hold them up.</param>
    public static IServiceCollection AddNightSchedule(this IServiceCollection services, string connectionString, ScheduleOptions schedule, int sitesAtOnce, AvailabilityOptions visits)
    {
        var places = (2 * sitesAtOnce) + visits.VisitsAtOnce + AccountPlaces;
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(o =>
            {
                o.InstanceName = "freshness-crawler";
                o.GenerateInstanceId = true;
                o.ShutdownJobInterruption = ShutdownJobInterruption.Always;
                o.MaxBatchSize = places;
            });
            quartz.UseDefaultThreadPool(places);
            quartz.UseExecutionLimits(limits => limits.ForDefaultGroup(sitesAtOnce).ForGroup(NightPlannerJob.LinksGroup, sitesAtOnce).ForGroup(VisitSiteJob.Group, visits.VisitsAtOnce).ForGroup(AccountsJob.Group, AccountPlaces));
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(connectionString + $";Search Path={DatabaseSetup.ScheduleSchema}");
                store.UseClustering(c =>
                {
                    c.CheckinInterval = schedule.CheckIn;
                    c.CheckinMisfireThreshold = schedule.CheckIn * 2;
                });
                store.ProvisionSchema();
                store.ConfigureStore(o =>
                {
                    o.DbRetryInterval = TimeSpan.FromSeconds(3);
                    o.RecoverFiringsCancelledByShutdown = true;
                });
            });
            quartz.AddJob<NightPlannerJob>(job => job.WithIdentity(NightPlannerJob.Key).StoreDurably().RequestRecovery());

            quartz.AddJob<NightPlannerJob>(job => job.WithIdentity(NightPlannerJob.LinksKey).StoreDurably().RequestRecovery());

            // A night missed because no worker was up is begun as soon as one is, unless its deadline has passed: the planner decides.
            quartz.AddTrigger(trigger => trigger
                .ForJob(NightPlannerJob.Key)
                .WithIdentity("night")
                .WithCronSchedule(schedule.Night, cron => cron
                    .InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone))
                    .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
            quartz.AddTrigger(trigger => trigger
                .ForJob(NightPlannerJob.LinksKey)
                .WithIdentity("links")
                .WithCronSchedule(schedule.Links, cron => cron
                    .InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone))
                    .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
            AddAccounts(quartz, schedule);
            if (visits.Enabled) AddVisits(quartz);
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        return services;
    }

    private static void AddAccounts(IQuartzBuilder quartz, ScheduleOptions schedule)
    {
        foreach (var (key, cron) in new[] { (AccountsJob.NightKey, schedule.Accounts), (AccountsJob.DueKey, schedule.AccountsDue) })
        {
            quartz.AddJob<AccountsJob>(job => job.WithIdentity(key).StoreDurably().RequestRecovery());
            quartz.AddTrigger(trigger => trigger
                .ForJob(key)
                .WithIdentity(key.Name)
                .WithExecutionGroup(AccountsJob.Group)
                .WithCronSchedule(cron, c => c
                    .InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone))
                    .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
        }
    }

    private static void AddVisits(IQuartzBuilder quartz)
    {
        quartz.AddJob<VisitPlannerJob>(job => job.WithIdentity(VisitPlannerJob.Key).StoreDurably().RequestRecovery());
        quartz.AddTrigger(trigger => trigger
            .ForJob(VisitPlannerJob.Key)
            .WithIdentity("visits")
            .StartNow()
            .WithExecutionGroup(VisitSiteJob.Group)
            .WithSimpleSchedule(s => s
                .WithInterval(VisitPlannerJob.Every)
                .RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow)));
    }
}
