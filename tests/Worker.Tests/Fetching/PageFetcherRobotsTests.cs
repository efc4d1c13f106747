using FreshnessCrawler.Worker.Fetching;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

public sealed class PageFetcherRobotsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task<TestSite> WithRobotsAsync(Func<HttpContext, Task> robots) =>
        TestSite.StartAsync(c => c.Request.Path.Value!.StartsWith("/robots", StringComparison.Ordinal) ? robots(c) : c.Response.Html(), robots: true);

    private static Task<TestSite> WithRobotsAsync(string robots) => WithRobotsAsync(c => c.Response.WriteAsync(robots));

    private static Task<TestSite> WithRobotsAsync(int status) => WithRobotsAsync(c =>
    {
        c.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    [Theory]
    [InlineData("/open", FetchStatus.Ok)]
    [InlineData("/closed/x", FetchStatus.Robots)]
    public async Task Fetch_Robots_IsObeyed(string path, FetchStatus expected)
    {
        await using var site = await WithRobotsAsync("User-agent: *\nDisallow: /closed");
        using var page = await Fetchers.FetchOnceAsync(site.Url(path));
        Assert.Equal(expected, page.Status);
        Assert.Equal(expected == FetchStatus.Ok ? 1 : 0, site.PagesAsked);
    }

    [Theory]
    [InlineData(404, FetchStatus.Ok)]
    [InlineData(403, FetchStatus.Ok)]
    [InlineData(401, FetchStatus.Ok)]
    [InlineData(500, FetchStatus.RobotsUnavailable)]
    [InlineData(503, FetchStatus.RobotsUnavailable)]
    public async Task Fetch_RobotsStatus_DecidesAsTheRfcSays(int status, FetchStatus expected)
    {
        await using var site = await WithRobotsAsync(status);
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal(expected, page.Status);
    }

    [Fact]
    public async Task Fetch_RobotsChallenged_IsChallenged()
    {
        await using var site = await WithRobotsAsync(c =>
        {
            c.Response.StatusCode = 521;
            return c.Response.Html("<script>document.cookie='__jsl'</script>");
        });
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal(FetchStatus.Challenged, page.Status);
    }

    [Fact]
    public async Task Fetch_RobotsNeverAnswers_IsUnavailable()
    {
        await using var site = await WithRobotsAsync(c => Task.Delay(Timeout.Infinite, c.RequestAborted));
        var options = Fetchers.Quick();
        options.AttemptTimeout = TimeSpan.FromMilliseconds(100);
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"), options);
        Assert.Equal(FetchStatus.RobotsUnavailable, page.Status);
    }

    [Fact]
    public async Task Fetch_ManyAtOnce_AskForRobotsOnce()
    {
        await using var site = await WithRobotsAsync("User-agent: *\nDisallow: /closed");
        using var fetcher = Fetchers.Create();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async i => (await fetcher.FetchAsync(new PageRequest(site.Url($"/{i}")), Ct)).Dispose()));
        Assert.Equal((40, 41), (site.PagesAsked, site.Seen.Count));
    }

    [Theory]
    [InlineData(5, FetchStatus.Robots)]
    [InlineData(6, FetchStatus.Ok)]
    public async Task Fetch_RobotsRedirected_IsFollowedFiveTimes(int redirects, FetchStatus expected)
    {
        await using var site = await WithRobotsAsync(c =>
        {
            var at = c.Request.Path.Value!.Length - "/robots.txt".Length;
            if (at == redirects) return c.Response.WriteAsync("User-agent: *\nDisallow: /");
            c.Response.Redirect($"{c.Request.Path}x");
            return Task.CompletedTask;
        });
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal(expected, page.Status);
    }

    [Fact]
    public async Task Fetch_RobotsBeyondCap_CountsUpToIt()
    {
        await using var site = await WithRobotsAsync("User-agent: *\nDisallow: /first\n" + new string('#', RobotsRules.SizeCap) + "\nDisallow: /last");
        using var fetcher = Fetchers.Create();
        using var first = await fetcher.FetchAsync(new PageRequest(site.Url("/first")), Ct);
        using var last = await fetcher.FetchAsync(new PageRequest(site.Url("/last")), Ct);
        Assert.Equal((FetchStatus.Robots, FetchStatus.Ok), (first.Status, last.Status));
    }

    [Fact]
    public async Task Fetch_OverrideRecorded_ReadsAndLogsItOnce()
    {
        await using var site = await WithRobotsAsync("User-agent: *\nDisallow: /");
        var log = new Lines();
        var policy = new FetchPolicy(Fetchers.Loopback, [], new Dictionary<string, string>(StringComparer.Ordinal) { ["A.test"] = "the office's letter 12" });
        using var fetcher = Fetchers.Create(policy: policy, logger: log);
        for (var i = 0; i < 2; i++)
        {
            using var page = await fetcher.FetchAsync(new PageRequest(site.Url($"/{i}")), Ct);
            Assert.Equal(FetchStatus.Ok, page.Status);
        }
        using var other = await fetcher.FetchAsync(new PageRequest(site.Url("/", "b.test")), Ct);
        Assert.Equal(FetchStatus.Robots, other.Status);
        Assert.Contains("letter 12", Assert.Single(log.Written), StringComparison.Ordinal);
    }

    private sealed class Lines : ILogger<PageFetcher>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }
}
