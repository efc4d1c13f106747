using FreshnessCrawler.Tests;
using FreshnessCrawler.Worker.Jobs;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Tests.Probing.Availability;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Quartz;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Jobs;

public sealed class VisitJobsTests(PostgresFixture postgres)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Planner_RunTwice_PlansEachVisitOfTheNextHoursOnce()
    {
        await using var city = await VisitedCity.BuildAsync(postgres, 5, (_, _) => 200, Token, new ScheduleOptions(), moved: false);
        await using var running = await StartAsync(city);
        var planned = await UntilAsync(city, VisitTriggers, rows => rows.Count >= 5);
        await running.Scheduler.TriggerJob(VisitPlannerJob.Key, cancellationToken: Token);
        await Task.Delay(1500, Token);
        var again = await city.RowsAsync(VisitTriggers);

        Assert.Equal(planned, again);
        Assert.InRange(planned.Count, 5, 15);
        Assert.Equal(["5"], await city.RowsAsync("SELECT count(*) FROM quartz.qrtz_job_details WHERE job_group = 'visits'"));
    }

    [Fact]
    public async Task VisitJob_Due_VisitsAndOneLongOverdueIsNotMadeUp()
    {
        await using var city = await VisitedCity.BuildAsync(postgres, 2, (_, _) => 200, Token, new ScheduleOptions(), moved: false);
        await using var running = await StartAsync(city);
        await UntilAsync(city, VisitTriggers, rows => rows.Count > 0);
        var late = TimeProvider.System.GetUtcNow().AddMinutes(-40);
        await running.Scheduler.TriggerJob(VisitSiteJob.For(city.Sites[0].Id).Key, new JobDataMap { [VisitSiteJob.Due] = late.UtcTicks }, Token);
        await running.Scheduler.TriggerJob(VisitSiteJob.For(city.Sites[1].Id).Key, cancellationToken: Token);

        var visits = await UntilAsync(city, "SELECT site_id, outcome FROM crawl.visit", rows => rows.Count > 0);
        await Task.Delay(1000, Token);
        Assert.Equal([$"{city.Sites[1].Id}|open"], visits);
        Assert.Equal(visits, await city.RowsAsync("SELECT site_id, outcome FROM crawl.visit"));
    }

    private const string VisitTriggers = "SELECT trigger_name, next_fire_time FROM quartz.qrtz_triggers WHERE trigger_group = 'visits' ORDER BY 1";

    private static async Task<Running> StartAsync(VisitedCity city)
    {
        ((ApplicationLifetime)city.Services.GetRequiredService<IHostApplicationLifetime>()).NotifyStarted();
        foreach (var service in city.Services.GetServices<IHostedService>()) await service.StartAsync(Token);
        return new Running(city.Services.GetRequiredService<IScheduler>());
    }

    private static async Task<List<string>> UntilAsync(VisitedCity city, string sql, Func<List<string>, bool> enough)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var rows = await city.RowsAsync(sql);
            if (enough(rows))
            {
                // A plan in the middle of its work is not the whole plan.
                await Task.Delay(700, Token);
                return await city.RowsAsync(sql);
            }
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"nothing after {Patience}: {sql}");
            await Task.Delay(200, Token);
        }
    }

    private sealed class Running(IScheduler scheduler) : IAsyncDisposable
    {
        public IScheduler Scheduler => scheduler;

        public async ValueTask DisposeAsync() => await scheduler.Shutdown(true);
    }
}
