using FreshnessCrawler.Worker.Crawling;
using Quartz;

namespace FreshnessCrawler.Worker.Jobs;

/// <summary>One site of one night. Recoverable: killed with its worker, it runs again on another.</summary>
[DisallowConcurrentExecution]
public sealed class CrawlSiteJob(CrawlRunner runner) : IJob
{
    private const string RunId = "run";
    private const string SiteId = "site";

    public static IJobDetail For(long runId, long siteId) => JobBuilder.Create<CrawlSiteJob>()
        .WithIdentity($"site-{siteId}", $"night-{runId}")
        .UsingJobData(RunId, runId)
        .UsingJobData(SiteId, siteId)
        .RequestRecovery()
        .Build();

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var data = context.MergedJobDataMap;
        await runner.RunAsync(CrawlScope.NightSite(data.GetLong(RunId), data.GetLong(SiteId)), null, cancellationToken);
    }
}
