using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Accounts;
using FreshnessCrawler.Worker.Tests.Fetching;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Accounts;

public sealed class SyndicatedFeedTests
{
    private static readonly SyndicatedFeed s_feed = new(AccountCase.Options());

    [Fact]
    public async Task ReadAsync_RssHubFeedMadeNow_ItemsDecideAndPinnedDoesNot()
    {
        var answer = await AccountCase.AskAsync(s_feed, "/rsshub.xml");
        Assert.Equal((AccountAccess.Read, AccountCase.Now), (answer.Try.Access, answer.AsOf));
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 1, 0, 0, TimeSpan.Zero), answer.Posts.Max(static post => post.Published));
        Assert.Equal(("入冬\n用气安全", true), (answer.Posts[1].Text, answer.Posts[0].Pinned));
        Assert.Equal(("北岭新发布", "\"v1\""), (answer.NameSeen, answer.Try.ETag));
    }

    [Fact]
    public async Task ReadAsync_ZonelessTime_IsOfTheSourcesZone()
    {
        await using var site = await AccountCase.ServeAsync();
        var china = await AccountCase.AskAsync(s_feed, site, "/we-mp-rss.xml");
        using var fetcher = AccountCase.Fetcher();
        var source = AccountCase.Source(AccountSourceKind.Feed, site.Url("/we-mp-rss.xml"), zone: TimeSpan.Zero);
        var utc = await s_feed.ReadAsync(AccountCase.Account(source), source, new FeedContext(fetcher, false), TestContext.Current.CancellationToken);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero), china.Posts[0].Published);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 20, 0, 0, TimeSpan.Zero), utc.Posts[0].Published);
        Assert.Equal("北岭发布", china.NameSeen);
    }

    [Fact]
    public async Task ReadAsync_DateModifiedOnly_IsReadWithItsText()
    {
        var answer = await AccountCase.AskAsync(s_feed, "/feeds/wewe.json");
        Assert.Equal((AccountAccess.Read, 2, "点赞投票开始"), (answer.Try.Access, answer.Posts.Count, answer.Posts[0].Text));
    }

    [Fact]
    public async Task ReadAsync_FutureAndInvalidDates_RefusedWithReason()
    {
        var answer = await AccountCase.AskAsync(s_feed, "/rsshub-undated.xml");
        Assert.Equal((AccountAccess.Undated, null), (answer.Try.Access, answer.AsOf));
        Assert.Contains("2030-01-06晚于采集时间", answer.Posts[0].Note, StringComparison.Ordinal);
        Assert.Contains("Invalid Date", answer.Posts[1].Note, StringComparison.Ordinal);
        Assert.Null(answer.Try.ETag);
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(11, false)]
    public async Task ReadAsync_MinutesAfterTheLook_TakenWithinTheClocksDifference(int minutes, bool taken)
    {
        await using var site = await TestSite.StartAsync(context =>
            context.Response.WriteAsync($"<rss><channel><item><title>t</title><pubDate>{AccountCase.Now.AddMinutes(minutes):r}</pubDate></item><item><title>u</title><pubDate>{AccountCase.Now.AddDays(-3):r}</pubDate></item></channel></rss>"));
        var answer = await AccountCase.AskAsync(s_feed, site, "/x");
        Assert.Equal(AccountAccess.Read, answer.Try.Access);
        Assert.Equal(taken ? AccountCase.Now : null, answer.Posts[0].Published);
    }

    /// <summary>A maker's complaint in the place of posts is dated now, whatever it says.</summary>
    [Theory]
    [InlineData(-5, AccountAccess.Undated)]
    [InlineData(-60, AccountAccess.Read)]
    public async Task ReadAsync_OnlyItemDatedNow_ProvesNoUpdate(int minutes, AccountAccess expected)
    {
        await using var site = await TestSite.StartAsync(context =>
            context.Response.WriteAsync($"<rss><channel><item><title>获取失败，请稍后再试</title><pubDate>{AccountCase.Now.AddMinutes(minutes):r}</pubDate></item></channel></rss>"));
        Assert.Equal(expected, (await AccountCase.AskAsync(s_feed, site, "/x")).Try.Access);
    }

    [Fact]
    public async Task ReadAsync_DatedToTheMonth_IsUndatedNotItsFirstDay()
    {
        await using var site = await TestSite.StartAsync(static context =>
            context.Response.WriteAsync("<feed><entry><title>a</title><published>2026-10</published></entry><entry><title>b</title><published>2026-05-03</published></entry></feed>"));
        var answer = await AccountCase.AskAsync(s_feed, site, "/x");
        Assert.Equal((AccountAccess.Undated, null), (answer.Try.Access, answer.Posts[0].Published));
    }

    [Theory]
    [InlineData("/503/rsshub-cookie.html", AccountAccess.CookieExpired)]
    [InlineData("/rsshub-cookie.html", AccountAccess.CookieExpired)]
    [InlineData("/503/rsshub-upstream.html", AccountAccess.Blocked)]
    [InlineData("/404/rsshub-404.html", AccountAccess.Unreachable)]
    [InlineData("/400/wewe-unknown.json", AccountAccess.Unreachable)]
    [InlineData("/500/wewe-spent.json", AccountAccess.CookieExpired)]
    [InlineData("/rss-bridge-error.xml", AccountAccess.Blocked)]
    [InlineData("/403/rsshub.xml", AccountAccess.Blocked)]
    [InlineData("/418/rsshub.xml", AccountAccess.Blocked)]
    [InlineData("/429/rsshub.xml", AccountAccess.Blocked)]
    [InlineData("/432/rsshub.xml", AccountAccess.Blocked)]
    [InlineData("/401/rsshub.xml", AccountAccess.LoginWall)]
    [InlineData("/412/rsshub.xml", AccountAccess.Firewall)]
    [InlineData("/410/rsshub.xml", AccountAccess.Unreachable)]
    [InlineData("/502/rsshub.xml", AccountAccess.Unreachable)]
    [InlineData("/weibo-gone.json", AccountAccess.Malformed)]
    [InlineData("/wechat-article.html", AccountAccess.Malformed)]
    public async Task ReadAsync_NoFeed_ToldApart(string path, AccountAccess expected)
    {
        var answer = await AccountCase.AskAsync(s_feed, path);
        Assert.Equal((expected, null), (answer.Try.Access, answer.AsOf));
        Assert.False(string.IsNullOrEmpty(answer.Try.Reason));
        Assert.Empty(answer.Posts);
    }

    [Theory]
    [InlineData("<rss><channel><title>t</title></channel></rss>", AccountAccess.Empty)]
    [InlineData("<html><head><title>用户登录</title></head><body><form></form></body></html>", AccountAccess.LoginWall)]
    [InlineData("<html><head><title>Sina Visitor System</title></head><body>x</body></html>", AccountAccess.LoginWall)]
    [InlineData("<html><head><title>验证码中间页</title></head><body>x</body></html>", AccountAccess.Firewall)]
    [InlineData("<html><head><title>访问被拦截</title></head><body>x</body></html>", AccountAccess.Firewall)]
    [InlineData("<rss><channel><item><title>t</title><pubDate>Mon, 02 Mar 2026 09:00:00 GMT</pubDate></item>", AccountAccess.Malformed)]
    [InlineData("{\"code\":-6,\"msg\":\"请先登录\"}", AccountAccess.LoginWall)]
    [InlineData("{\"error\":{\"message\":\"cookie expired\"}}", AccountAccess.CookieExpired)]
    public async Task ReadAsync_OtherTexts_ToldApart(string body, AccountAccess expected)
    {
        await using var site = await TestSite.StartAsync(context => context.Response.Html(body));
        Assert.Equal(expected, (await AccountCase.AskAsync(s_feed, site, "/x")).Try.Access);
    }

    [Theory]
    [InlineData("https://passport.example.org/sso/signin?to=x", AccountAccess.LoginWall)]
    [InlineData("https://other.example.org/feed.xml", AccountAccess.Unreachable)]
    public async Task ReadAsync_RedirectedElsewhere_LoginIsToldApart(string location, AccountAccess expected)
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            context.Response.Redirect(location);
            return Task.CompletedTask;
        });
        Assert.Equal(expected, (await AccountCase.AskAsync(s_feed, site, "/x")).Try.Access);
    }

    [Fact]
    public async Task ReadAsync_MorePostsThanKept_TheNewestStay()
    {
        await using var site = await TestSite.StartAsync(static context => context.Response.WriteAsync(
            "<rss><channel>" + string.Concat(Enumerable.Range(1, 9).Select(day => $"<item><title>t{day}</title><link>http://x/{day}</link><pubDate>2026-11-0{day}</pubDate></item>")) + "</channel></rss>"));
        var answer = await AccountCase.AskAsync(new SyndicatedFeed(AccountCase.Options(static o => o.MaxPosts = 3)), site, "/x");
        Assert.Equal(["t7", "t8", "t9"], answer.Posts.Select(static post => post.Title));
    }
}
