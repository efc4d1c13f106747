using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Accounts;
using FreshnessCrawler.Worker.Tests.Fetching;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Accounts;

public sealed class AccountReaderTests
{
    private static readonly string[] s_gone = ["微博接口（a.test:", "）：平台提示"];

    // Paths: /rss/DAYS has one post that old, /N/… a status, all else is a saved file.
    private static Task<TestSite> ServeAsync(string link = "") => TestSite.StartAsync(async context =>
    {
        var parts = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        context.Response.Headers.ETag = "\"v1\"";
        if (context.Request.Headers.IfNoneMatch == "\"v1\"") context.Response.StatusCode = 304;
        else if (parts[0] == "rss")
        {
            var published = AccountCase.Now.AddDays(-double.Parse(parts[1]));
            await context.Response.WriteAsync($"<rss><channel><item><title>t{parts[1]}</title><link>http://x.example/{(link.Length > 0 ? link : parts[1])}</link><pubDate>{published:r}</pubDate></item></channel></rss>");
        }
        else if (int.TryParse(parts[0], out var status)) context.Response.StatusCode = status;
        else await context.Response.WriteAsync(AccountCase.Text(parts[^1]));
    });

    private static AccountReader Reader(params IAccountFeed[] feeds)
    {
        if (feeds.Length > 0) return new AccountReader(feeds, AccountCase.Clock, NullLogger<AccountReader>.Instance);
        var services = new ServiceCollection().AddLogging().AddSingleton(AccountCase.Clock).AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(
            new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build()).AddAccounts();
        return services.BuildServiceProvider().GetRequiredService<AccountReader>();
    }

    private static async Task<AccountReading> ReadAsync(TestSite site, Func<AccountTarget, AccountTarget>? change, params string[] paths)
    {
        using var fetcher = AccountCase.Fetcher();
        var sources = paths.Select((path, index) => AccountCase.Source(
            path.Contains("weibo", StringComparison.Ordinal) ? AccountSourceKind.Weibo : AccountSourceKind.Feed, site.Url(path), "\"v1\"", index + 1)).ToArray();
        var account = AccountCase.Account(sources);
        return await Reader().ReadAsync(change is null ? account : change(account), new FeedContext(fetcher, false), AccountCase.Point, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task ReadAsync_FirstShowsUpdate_OthersAreNotAsked()
    {
        await using var site = await ServeAsync();
        var reading = await ReadAsync(site, null, "/rss/3", "/rss/1");
        Assert.Equal((AccountAccess.Read, AccountCase.Now.AddDays(-3), false), (reading.Observation.Access, reading.Observation.Newest, reading.Observation.NewestRemembered));
        Assert.Single(reading.Tries);
        Assert.Equal((AccountCase.Now, "t3", "http://x.example/3", AccountSourceKind.Feed, 1), (reading.Observation.AsOf, reading.Observation.NewestTitle, reading.Observation.NewestUrl, reading.Observation.Source, reading.Observation.Posts));
    }

    [Theory]
    [InlineData("/rss/14", 1)]
    [InlineData("/rss/14.1", 2)]
    public async Task ReadAsync_AroundTheWindow_NextIsAskedBeyond(string first, int asked)
    {
        await using var site = await ServeAsync();
        Assert.Equal(asked, (await ReadAsync(site, null, first, "/rss/2")).Tries.Count);
    }

    [Fact]
    public async Task ReadAsync_FirstStale_NewestOfAllThatWereRead()
    {
        await using var site = await ServeAsync();
        var reading = await ReadAsync(site, null, "/rss/30", "/403/x", "/rss/2");
        Assert.Equal((AccountCase.Now.AddDays(-2), 3), (reading.Observation.Newest, reading.Tries.Count));
        var silent = await ReadAsync(site, null, "/rss/30", "/403/x", "/rss/40");
        Assert.Equal((AccountAccess.Read, AccountCase.Now.AddDays(-30), false), (silent.Observation.Access, silent.Observation.Newest, silent.Observation.NewestRemembered));
    }

    [Fact]
    public async Task ReadAsync_SourceLagsBehindAnother_SpeaksOnlyUpToTheOthersDay()
    {
        await using var site = await ServeAsync();
        using var fetcher = AccountCase.Fetcher();
        var older = AccountCase.Now.AddDays(-20);
        var list = new ReadOnce(new FeedAnswer(
            new(2, AccountSourceKind.List, "kept.csv", AccountAccess.Read, null, null, false, 1, null, null, 0, 0), older, [new ReadPost("", "会议", older, false, null, null)], null, null));
        var account = AccountCase.Account(AccountCase.Source(AccountSourceKind.Feed, site.Url("/rss/60")), AccountCase.Source(AccountSourceKind.List, "kept.csv", null, 2));
        var reading = await Reader(new SyndicatedFeed(AccountCase.Options()), list).ReadAsync(account, new FeedContext(fetcher, false), AccountCase.Point, TestContext.Current.CancellationToken);
        Assert.Equal((AccountAccess.Read, older, older), (reading.Observation.Access, reading.Observation.Newest, reading.Observation.AsOf));
    }

    private sealed class ReadOnce(FeedAnswer answer) : IAccountFeed
    {
        public AccountSourceKind Kind => answer.Try.Kind;

        public Task<FeedAnswer> ReadAsync(AccountTarget account, AccountSourceTarget source, FeedContext context, CancellationToken ct) => Task.FromResult(answer);
    }

    [Fact]
    public async Task ReadAsync_AllBlocked_NamesTheBestFailureAndKeepsWhatWasKnown()
    {
        await using var site = await ServeAsync();
        var known = AccountCase.Known(AccountCase.Now.AddDays(-20));
        var reading = await ReadAsync(site, account => account with { Known = known }, "/502/x", "/403/x");
        Assert.Equal((AccountAccess.Blocked, null, true), (reading.Observation.Access, reading.Observation.AsOf, reading.Observation.NewestRemembered));
        Assert.StartsWith($"订阅源（a.test:{site.Port}）：HTTP 403，平台拒绝访问；订阅源（", reading.Observation.Reason, StringComparison.Ordinal);
        Assert.Equal(known.Newest, reading.Observation.Newest);
    }

    [Fact]
    public async Task ReadAsync_Unchanged_StandsUpToNow()
    {
        await using var site = await ServeAsync();
        var known = AccountCase.Known(AccountCase.Now.AddDays(-3));
        var reading = await ReadAsync(site, account => account with { Known = known }, "/rss/3");
        Assert.True(reading.Tries[0].NotModified);
        Assert.Equal((AccountAccess.Read, AccountCase.Now, known.Newest, false), (reading.Observation.Access, reading.Observation.AsOf, reading.Observation.Newest, reading.Observation.NewestRemembered));
    }

    [Fact]
    public async Task ReadAsync_SilenceAtStake_SourceIsReadAnew()
    {
        await using var site = await ServeAsync();
        var reading = await ReadAsync(site, static account => account with { Known = AccountCase.Known(AccountCase.Now.AddDays(-15)) }, "/rss/90");
        Assert.False(reading.Tries[0].NotModified);
        // the source does not show what is known of another: it lags, and proves nothing
        Assert.Equal((AccountCase.Now.AddDays(-15), true), (reading.Observation.Newest, reading.Observation.NewestRemembered));
    }

    [Fact]
    public async Task ReadAsync_KnownOfTheSameDay_IsAsGoodAsRead()
    {
        await using var site = await ServeAsync();
        var reading = await ReadAsync(site, static account => account with { Known = AccountCase.Known(AccountCase.Now.AddDays(-20).AddMinutes(30)) }, "/rss/20");
        Assert.False(reading.Observation.NewestRemembered);
    }

    [Fact]
    public async Task ReadAsync_SamePostDatedNowAgain_KeepsItsFirstMoment()
    {
        await using var site = await ServeAsync(link: "same");
        var known = AccountCase.Known(AccountCase.Now.AddDays(-20), "t0", "http://x.example/same");
        var reading = await ReadAsync(site, account => account with { Known = known }, "/rss/0");
        Assert.Equal((known.Newest, true), (reading.Observation.Newest, reading.Observation.NewestRemembered));
        Assert.NotNull(reading.Posts[0].Note);
    }

    [Theory]
    [InlineData(0, null, 1)]
    [InlineData(2, "2026-11-23", 2)]
    [InlineData(2, "2026-11-22", 3)]
    public async Task ReadAsync_Gone_DaysInARow(int before, string? last, int expected)
    {
        await using var site = await ServeAsync();
        var known = KnownAccount.Nothing with { GoneDays = before, LastGoneOn = last is null ? null : DateOnly.Parse(last) };
        var reading = await ReadAsync(site, account => account with { Known = known }, "/502/x", "/weibo-gone.json");
        Assert.Equal((AccountAccess.Gone, expected), (reading.Observation.Access, reading.Observation.GoneDays));
        Assert.All(s_gone, words => Assert.Contains(words, reading.Observation.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReadAsync_NoSource_SaysSo()
    {
        await using var site = await ServeAsync();
        var reading = await ReadAsync(site, static account => account with { Known = AccountCase.Known(AccountCase.Now) });
        Assert.Equal((AccountAccess.NoSource, true), (reading.Observation.Access, reading.Observation.NewestRemembered));
    }

    [Fact]
    public async Task ReadAsync_ProgramSawComments_BesideThePersonsRecord()
    {
        await using var site = await ServeAsync();
        var person = new InteractionRecord(new DateOnly(2026, 10, 1), false, "菜单", "截图", "检查员");
        var older = new InteractionRecord(new DateOnly(2026, 10, 2), true, "评论", "http://x/", null);
        var reading = await ReadAsync(site, account => account with { Interaction = [person, older] }, "/weibo-mymblog.json");
        Assert.Equal([person, older with { Day = new DateOnly(2026, 11, 23), Evidence = "https://m.weibo.cn/status/5000000000000011" }], reading.Observation.Interaction);
    }

    [Fact]
    public async Task ReadAsync_FaultOfOurOwn_IsThisAccountsOnly()
    {
        using var fetcher = AccountCase.Fetcher();
        var account = AccountCase.Account(AccountCase.Source(AccountSourceKind.Feed, "http://a.test/"));
        var reading = await Reader(new FaultyFeed()).ReadAsync(account, new FeedContext(fetcher, false), AccountCase.Point, TestContext.Current.CancellationToken);
        Assert.Equal(AccountAccess.Malformed, reading.Observation.Access);
        Assert.Contains("InvalidOperationException", reading.Observation.Reason, StringComparison.Ordinal);
    }

    private sealed class FaultyFeed : IAccountFeed
    {
        public AccountSourceKind Kind => AccountSourceKind.Feed;

        public Task<FeedAnswer> ReadAsync(AccountTarget account, AccountSourceTarget source, FeedContext context, CancellationToken ct) => throw new InvalidOperationException("fault");
    }
}
