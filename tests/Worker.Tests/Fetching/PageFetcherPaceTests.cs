using System.Globalization;
using System.Net;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

public sealed class PageFetcherPaceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fetch_FiftyToTwoHostsBehindOneAddress_KeepItsPaceAndPlaces()
    {
        int now = 0, most = 0;
        await using var site = await TestSite.StartAsync(async c =>
        {
            var at = Interlocked.Increment(ref now);
            lock (Fetchers.Loopback) most = Math.Max(most, at);
            await Task.Delay(30);
            Interlocked.Decrement(ref now);
            await c.Response.Html();
        });
        var pace = new PaceOptions { HostRequestsPerSecond = 0, HostConnections = 0, AddressRequestsPerSecond = 50, AddressConnections = 2 };
        using var fetcher = Fetchers.Create(pace: pace);
        var started = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            using var page = await fetcher.FetchAsync(new PageRequest(site.Url($"/{i}", i % 2 == 0 ? "a.test" : "b.test")), Ct);
            Assert.Equal(FetchStatus.Ok, page.Status);
        }));
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 51 / 50.0, 20);
        Assert.Equal(2, most);
    }

    [Fact]
    public async Task Fetch_AgreedNetwork_HasItsOwnPace()
    {
        await using var site = await TestSite.StartAsync("<p>x</p>");
        var pace = new PaceOptions { HostRequestsPerSecond = 1, AddressRequestsPerSecond = 1 };
        var policy = new FetchPolicy(Fetchers.Loopback, [new NetworkPace(IPNetwork.Parse("127.0.0.0/8"), 0, 0)], FetchPolicy.Strict.RobotsOverrides);
        using var fetcher = Fetchers.Create(pace: pace, policy: policy);
        var started = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < 10; i++) (await fetcher.FetchAsync(new PageRequest(site.Url($"/{i}")), Ct)).Dispose();
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData(429, false)]
    [InlineData(429, true)]
    [InlineData(503, false)]
    public async Task Fetch_RetryAfterBeyondPatience_DefersTheHost(int status, bool asDate)
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.StatusCode = status;
            c.Response.Headers.RetryAfter = asDate ? TimeProvider.System.GetUtcNow().AddHours(1).ToString("R", CultureInfo.InvariantCulture) : "3600";
            return Task.CompletedTask;
        });
        using var fetcher = Fetchers.Create();
        using var first = await fetcher.FetchAsync(new PageRequest(site.Url("/1")), Ct);
        Assert.Equal((status == 429 ? FetchStatus.Blocked : FetchStatus.ServerError, 1), (first.Status, first.Attempts));
        using var second = await fetcher.FetchAsync(new PageRequest(site.Url("/2")), Ct);
        Assert.Equal(FetchStatus.Deferred, second.Status);
        Assert.Equal(1, site.PagesAsked);
    }

    [Fact]
    public async Task Fetch_ShortRetryAfterOn503_IsWaitedForBeforeTheRetry()
    {
        var asked = 0;
        await using var site = await TestSite.StartAsync(c =>
        {
            if (Interlocked.Increment(ref asked) > 1) return c.Response.Html();
            c.Response.StatusCode = 503;
            c.Response.Headers.RetryAfter = "1";
            return Task.CompletedTask;
        });
        var started = TimeProvider.System.GetTimestamp();
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal((FetchStatus.Ok, 2), (page.Status, page.Attempts));
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0.95, 10);
    }

    [Fact]
    public async Task Fetch_HostThatAnswers429_IsAskedSlower()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.StatusCode = 429;
            return Task.CompletedTask;
        });
        var pace = Fetchers.NoPace();
        pace.SlowedInterval = TimeSpan.FromMilliseconds(40);
        pace.SlowestInterval = TimeSpan.FromSeconds(1);
        using var fetcher = Fetchers.Create(pace: pace);
        for (var i = 0; i < 5; i++) (await fetcher.FetchAsync(new PageRequest(site.Url($"/{i}")), Ct)).Dispose();
        var at = site.Seen.Where(s => s.Path != "/robots.txt").Select(s => s.At).ToArray();
        var gaps = at.Zip(at.Skip(1), TimeProvider.System.GetElapsedTime).Select(g => g.TotalMilliseconds).ToArray();
        double[] least = [40, 80, 160, 320];
        for (var i = 0; i < gaps.Length; i++) Assert.InRange(gaps[i], least[i] - 8, 30_000);
    }
}
