using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Availability;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace FreshnessCrawler.Worker.Jobs;

/// <summary>One visit of one site's home page; never two of a site at once. One that comes too late is not made up.</summary>
[DisallowConcurrentExecution]
public sealed partial class VisitSiteJob(
    SiteVisitor visitor, TargetReader targets, IOptions<AvailabilityOptions> options, TimeProvider clock, ILogger<VisitSiteJob> log) : IJob
{
    public const string Group = "visits";

    /// <summary>In a trigger's data: when the visit was planned for, in ticks of UTC. What a trigger itself says after a misfire is the present.</summary>
    public const string Due = "due";

    private const string SiteId = "site";

    public static IJobDetail For(long siteId) => JobBuilder.Create<VisitSiteJob>()
        .WithIdentity($"site-{siteId}", Group)
        .UsingJobData(SiteId, siteId)
        .StoreDurably()
        .RequestRecovery()
        .Build();

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var siteId = context.MergedJobDataMap.GetLong(SiteId);
        var due = context.MergedJobDataMap.ContainsKey(Due) ? new DateTimeOffset(context.MergedJobDataMap.GetLong(Due), TimeSpan.Zero) : clock.GetUtcNow();
        if (clock.GetUtcNow() - due > options.Value.Patience)
        {
            LogMissed(siteId, due);
            return;
        }
        var found = await targets.ReadAsync(new TargetFilter(SiteIds: [siteId]), cancellationToken);
        if (found is [{ Url: { } url }]) await visitor.VisitAsync(siteId, url, cancellationToken);
        else await context.Scheduler.DeleteJob(context.JobDetail.Key, cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "The visit of site {SiteId} due at {Due} is not made up")]
    private partial void LogMissed(long siteId, DateTimeOffset due);
}
