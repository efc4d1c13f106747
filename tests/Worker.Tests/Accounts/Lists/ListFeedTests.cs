using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Accounts;
using FreshnessCrawler.Worker.Accounts.Lists;
using FreshnessCrawler.Worker.Tests.Fetching;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Accounts.Lists;

public sealed class ListFeedTests
{
    private static readonly ListFeed s_feed = new(AccountCase.Options(), AccountCase.Clock);

    private static async Task<FeedAnswer> AskAsync(string address, string code = "wx-01", string? platformId = null, ListFeed? feed = null)
    {
        using var fetcher = AccountCase.Fetcher();
        var source = AccountCase.Source(AccountSourceKind.List, address);
        return await (feed ?? s_feed).ReadAsync(
            AccountCase.Account(source) with { Code = code, PlatformId = platformId }, source, new FeedContext(fetcher, false), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task ReadAsync_CheckedLater_SpeaksUpToTheLook()
    {
        var answer = await AskAsync("kept.csv");
        Assert.Equal((AccountAccess.Read, new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.Zero)), (answer.Try.Access, answer.AsOf));
        Assert.Equal(new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero), Assert.Single(answer.Posts).Published);
    }

    [Fact]
    public async Task ReadAsync_RowWithoutWho_RefusedWithLineAndMend()
    {
        var answer = await AskAsync("kept.csv", "wx-02");
        Assert.Equal((AccountAccess.Malformed, "第4行没有填写录入人（entered_by），请补上，未采信"), (answer.Try.Access, answer.Try.Reason));
    }

    [Fact]
    public async Task ReadAsync_CheckedToday_IsNotOfTodayForEver()
    {
        var answer = await AskAsync("kept.csv", "wx-05");
        Assert.Equal((AccountAccess.Malformed, null), (answer.Try.Access, answer.AsOf));
        Assert.Contains("没有写明年月日", answer.Try.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_RefusedRowBesideOldOnes_CannotShowSilence()
    {
        var answer = await AskAsync("kept.csv", "wx-03");
        Assert.Equal((AccountAccess.Undated, null), (answer.Try.Access, answer.AsOf));
        Assert.Contains("第6行", answer.Try.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wx-04", AccountAccess.Empty)]
    [InlineData("wx-99", AccountAccess.Empty)]
    public async Task ReadAsync_NoPosts_Unknown(string code, AccountAccess expected) => Assert.Equal(expected, (await AskAsync("kept.csv", code)).Try.Access);

    [Fact]
    public async Task ReadAsync_ByPlatformNumber_IsRead()
    {
        var answer = await AskAsync("kept.csv", "dy-01", "dy-900");
        Assert.Equal((AccountAccess.Read, "", "晚间新闻"), (answer.Try.Access, answer.Posts[0].Url, answer.Posts[0].Title));
    }

    [Fact]
    public async Task ReadAsync_Json_SameRules()
    {
        var read = await AskAsync("kept.json");
        Assert.Equal((AccountAccess.Read, new DateTimeOffset(2026, 11, 21, 1, 0, 0, TimeSpan.Zero)), (read.Try.Access, read.AsOf));
        Assert.Contains("第2行没有填写录入时间", (await AskAsync("kept.json", "wx-02")).Try.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../AccountCase.cs")]
    [InlineData("/etc/hostname")]
    [InlineData("a/../../AccountCase.cs")]
    [InlineData("..\\AccountCase.cs")]
    [InlineData("")]
    public async Task ReadAsync_OutsideTheFolder_IsNotOpened(string address)
    {
        var answer = await AskAsync(address);
        Assert.Equal(AccountAccess.NotAsked, answer.Try.Access);
        Assert.Contains("超出名单文件夹", answer.Try.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_TooLargeOrMissing_Says()
    {
        Assert.Equal(AccountAccess.Malformed, (await AskAsync("kept.csv", feed: new ListFeed(AccountCase.Options(static o => o.ListBytes = 100), AccountCase.Clock))).Try.Access);
        Assert.Equal(AccountAccess.Unreachable, (await AskAsync("none.csv")).Try.Access);
    }

    [Fact]
    public async Task ReadAsync_WebAddress_IsFetchedOnceARun()
    {
        await using var site = await AccountCase.ServeAsync();
        using var fetcher = AccountCase.Fetcher();
        var context = new FeedContext(fetcher, false);
        var source = AccountCase.Source(AccountSourceKind.List, site.Url("/kept.csv"));
        var answers = await Task.WhenAll(new[] { "wx-01", "wx-03", "wx-04" }.Select(code =>
            s_feed.ReadAsync(AccountCase.Account(source) with { Code = code }, source, context with { WindowDays = 10 }, TestContext.Current.CancellationToken)));
        Assert.Equal([AccountAccess.Read, AccountAccess.Undated, AccountAccess.Empty], answers.Select(static answer => answer.Try.Access));
        Assert.Equal(1, site.PagesAsked);
        Assert.Single(answers, static answer => answer.Try.Bytes > 0);
    }

    [Theory]
    [InlineData("account,title\nwx-01,x\n", "缺少 url")]
    [InlineData("account,title,url,published,entered_by,entered_at\nwx-01,\"x,http://x/,2026-11-20,甲,2026-11-20 10:00\n", "双引号")]
    [InlineData("<html></html>", "不是名单")]
    [InlineData("[{\"account\":\"wx-01\"", "不完整")]
    public async Task ReadAsync_BrokenList_Malformed(string body, string reason)
    {
        await using var site = await TestSite.StartAsync(context => context.Response.WriteAsync(body));
        var answer = await AskAsync(site.Url("/x"));
        Assert.Equal(AccountAccess.Malformed, answer.Try.Access);
        Assert.Contains(reason, answer.Try.Reason, StringComparison.Ordinal);
    }
}
