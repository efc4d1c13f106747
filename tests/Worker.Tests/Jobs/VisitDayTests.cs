using System.Globalization;
using FreshnessCrawler.Tests;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Availability;
using FreshnessCrawler.Worker.Tests.Probing.Availability;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Quartz;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Jobs;

/// <summary>A day of visits, planned and fired by a cluster of two schedulers over PostgreSQL whose clock the test moves.</summary>
public sealed class VisitDayTests(PostgresFixture postgres)
{
    private const int Sites = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan Prompt = TimeSpan.FromMilliseconds(300);

    // Shorter than the check-in, so that neither worker takes the other for dead.
    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(4);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Planner_ADayOfTwoWorkers_EachVisitIsMadeOnceAtItsTime()
    {
        await using var city = await VisitedCity.BuildAsync(postgres, Sites, (_, _) => 200, Token, new ScheduleOptions { CheckIn = TimeSpan.FromMinutes(5) });
        var began = city.Clock.GetUtcNow();
        await using var one = await StartAsync(city.Services);
        await using var other = await StartAsync(city.AnotherWorker());
        var planned = Planned(city, began.AddMinutes(2), began.AddDays(1).AddMinutes(2));
        await UntilAsync(city, "SELECT count(*) FROM quartz.qrtz_triggers WHERE trigger_group = 'visits'", count => count >= Sites);

        var made = 0;
        foreach (var (due, _) in planned)
        {
            while (city.Clock.GetUtcNow() < due)
            {
                city.Clock.SetUtcNow(city.Clock.GetUtcNow() + LongestStep < due ? city.Clock.GetUtcNow() + LongestStep : due);
                await UntilAsync(city, $"SELECT count(*) FROM quartz.qrtz_triggers WHERE trigger_name = 'visits' AND next_fire_time > {city.Clock.GetUtcNow().UtcTicks}", count => count == 1);
            }

            made++;
            await UntilAsync(city, "SELECT count(*) FROM crawl.visit", count => count >= made);
        }

        // Two that are due within a moment may be made in either order: each site's are compared by themselves.
        var rows = (await city.RowsAsync("SELECT site_id, extract(epoch FROM visited_at)::bigint, outcome FROM crawl.visit ORDER BY site_id, visited_at")).Select(row => row.Split('|')).ToList();
        List<(DateTimeOffset At, long Site)> plan = [.. planned.OrderBy(visit => visit.Site).ThenBy(visit => visit.At)];
        Assert.Equal(plan.Select(visit => $"{visit.Site} open"), rows.Select(row => $"{row[0]} {row[2]}"));
        var late = rows.Zip(plan, (row, visit) => long.Parse(row[1], CultureInfo.InvariantCulture) - visit.At.ToUnixTimeSeconds()).ToList();
        TestContext.Current.TestOutputHelper!.WriteLine($"{rows.Count} visits, {late.Count(seconds => seconds <= 1)} within a second, the latest {late.Max()} s late");
        Assert.All(late, seconds => Assert.InRange(seconds, 0, 60));
        Assert.All(city.Sites, site => Assert.InRange(planned.Count(visit => visit.Site == site.Id), 24, 26));
        Assert.True(planned.Select(visit => visit.At.Minute).Distinct().Count() > 20);
        Assert.Equal(["2"], await city.RowsAsync("SELECT count(*) FROM quartz.qrtz_scheduler_state"));
    }

    private static List<(DateTimeOffset At, long Site)> Planned(VisitedCity city, DateTimeOffset from, DateTimeOffset to)
    {
        var options = new AvailabilityOptions();
        var times = new VisitTimes(options.Interval, options.Jitter);
        return [.. city.Sites.SelectMany(site => times.Between(site.Id, from, to).Select(visit => (visit.At, site.Id))).Order()];
    }

    private static async Task<Running> StartAsync(IServiceProvider services)
    {
        ((ApplicationLifetime)services.GetRequiredService<IHostApplicationLifetime>()).NotifyStarted();
        foreach (var service in services.GetServices<IHostedService>()) await service.StartAsync(Token);
        return new Running(services.GetRequiredService<IScheduler>());
    }

    /// <summary>Waits, and lets time pass while it does: a scheduler that was at its work when the clock was moved looks again only a while later.</summary>
    private static async Task UntilAsync(VisitedCity city, string sql, Func<long, bool> enough)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!enough(long.Parse((await city.RowsAsync(sql))[0], CultureInfo.InvariantCulture)))
        {
            var waited = TimeProvider.System.GetElapsedTime(started);
            Assert.True(waited < Patience, $"not after {Patience}, at {city.Clock.GetUtcNow():O}: {sql}");
            await Task.Delay(waited > Prompt ? 50 : 10, Token);
            if (waited > Prompt) city.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private sealed class Running(IScheduler scheduler) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await scheduler.Shutdown(true);
    }
}
