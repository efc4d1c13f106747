using System.Runtime.CompilerServices;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Accounts;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Tests.Fetching;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Accounts;

/// <summary>One account, its saved answers served on loopback, and a clock that stands at 09:30 in China.</summary>
internal static class AccountCase
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 30, 0, TimeSpan.Zero);

    public static MonitoringPoint Point { get; } = new(Now);

    public static TimeProvider Clock { get; } = new StandingClock();

    public static string Folder { get; } = Path.Combine(Path.GetDirectoryName(SourceFile())!, "saved");

    public static IOptions<AccountOptions> Options(Action<AccountOptions>? change = null)
    {
        var options = new AccountOptions { Lists = Folder };
        change?.Invoke(options);
        return Microsoft.Extensions.Options.Options.Create(options);
    }

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public static AccountSourceTarget Source(AccountSourceKind kind, string address, string? etag = null, long id = 1, TimeSpan? zone = null) =>
        new(id, kind, address, zone ?? TimeSpan.FromHours(8), etag, null);

    public static AccountTarget Account(params AccountSourceTarget[] sources) => new(
        7, "wx-01", 3, "市卫生健康委", "微信", "北岭发布", null, AccountState.Active, null, null, null, sources, [], [], KnownAccount.Nothing);

    public static KnownAccount Known(DateTimeOffset newest, string title = "旧文", string url = "https://x.example/1") =>
        KnownAccount.Nothing with { Newest = newest, NewestTitle = title, NewestUrl = url };

    public static PageFetcher Fetcher(int retries = 0) =>
        Fetchers.Create(new FetchOptions { AttemptTimeout = TimeSpan.FromSeconds(5), TotalTimeout = TimeSpan.FromSeconds(10), RetryDelay = TimeSpan.FromMilliseconds(1), BreakerThroughput = 1000, Retries = retries }, clock: Clock);

    /// <summary>Serves the saved file of the path's last part; a number in front of it (/503/x.html) is the status.</summary>
    public static Task<TestSite> ServeAsync() => TestSite.StartAsync(static async context =>
    {
        var parts = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1 && int.TryParse(parts[0], out var status)) context.Response.StatusCode = status;
        context.Response.ContentType = Path.GetExtension(parts[^1]) switch { ".json" => "application/json", ".xml" => "application/rss+xml", ".csv" => "text/csv", _ => "text/html; charset=utf-8" };
        context.Response.Headers.ETag = "\"v1\"";
        await context.Response.WriteAsync(Text(parts[^1]));
    });

    /// <summary>Asks a feed once for a saved answer.</summary>
    public static async Task<FeedAnswer> AskAsync(IAccountFeed feed, string path, Func<AccountTarget, AccountTarget>? account = null)
    {
        await using var site = await ServeAsync();
        return await AskAsync(feed, site, path, account);
    }

    public static async Task<FeedAnswer> AskAsync(IAccountFeed feed, TestSite site, string path, Func<AccountTarget, AccountTarget>? account = null)
    {
        using var fetcher = Fetcher();
        var source = Source(feed.Kind, site.Url(path));
        var target = Account(source);
        return await feed.ReadAsync(account is null ? target : account(target), source, new FeedContext(fetcher, false) { FreshFrom = Now.AddDays(-14) }, TestContext.Current.CancellationToken);
    }

    private static string SourceFile([CallerFilePath] string file = "") => file;

    // Only what it shows stands still: its timers and time stamps are real.
    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
