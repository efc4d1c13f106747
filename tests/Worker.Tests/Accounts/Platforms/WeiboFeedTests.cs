using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Accounts.Platforms;
using FreshnessCrawler.Worker.Tests.Fetching;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Accounts.Platforms;

public sealed class WeiboFeedTests
{
    private const string Query = "?type=uid&value=1234567890&containerid=1076031234567890";
    private static readonly WeiboFeed s_feed = new(AccountCase.Options());

    [Fact]
    public async Task ReadAsync_Container_OwnPostsByTheirOwnTime()
    {
        var answer = await AccountCase.AskAsync(s_feed, "/weibo-container.json" + Query);
        Assert.Equal((AccountAccess.Read, AccountCase.Now, "北岭发布"), (answer.Try.Access, answer.AsOf, answer.NameSeen));
        Assert.Equal(
            ["2023-04-17T01:00", "2026-11-21T10:30", "2026-11-21T23:20"], answer.Posts.Select(static post => $"{post.Published:yyyy-MM-ddTHH:mm}"));
        Assert.True(answer.Posts[0].Pinned);
        Assert.Equal("转发微博\n冬季用火\n安全提示", answer.Posts[1].Text);
        Assert.Equal("https://m.weibo.cn/status/5000000000000003", answer.Posts[1].Url);
    }

    [Fact]
    public async Task ReadAsync_CommentsShown_AreAWayToInteract()
    {
        var answer = await AccountCase.AskAsync(s_feed, "/weibo-mymblog.json?uid=1234567890");
        Assert.Equal(new InteractionRecord(new DateOnly(2026, 11, 23), true, "评论", "https://m.weibo.cn/status/5000000000000011", null), answer.Interaction);
        Assert.Equal(("夜间施工公告", 2), (answer.Posts[0].Title, answer.Posts.Count));
    }

    [Theory]
    [InlineData("/weibo-login.json", AccountAccess.LoginWall)]
    [InlineData("/weibo-gone.json", AccountAccess.Gone)]
    [InlineData("/400/weibo-gone.json", AccountAccess.Gone)]
    [InlineData("/404/weibo-empty.json", AccountAccess.Unreachable)]
    [InlineData("/weibo-empty.json", AccountAccess.Empty)]
    [InlineData("/weibo-often.json", AccountAccess.Blocked)]
    [InlineData("/weibo-pinned-only.json", AccountAccess.Undated)]
    [InlineData("/418/weibo-empty.json", AccountAccess.Blocked)]
    [InlineData("/432/weibo-empty.json", AccountAccess.Blocked)]
    [InlineData("/kept.csv", AccountAccess.Malformed)]
    [InlineData("/wewe.json", AccountAccess.Malformed)]
    public async Task ReadAsync_NotRead_ToldApart(string path, AccountAccess expected)
    {
        var answer = await AccountCase.AskAsync(s_feed, path + Query);
        Assert.Equal((expected, null), (answer.Try.Access, answer.AsOf));
        Assert.False(string.IsNullOrEmpty(answer.Try.Reason));
    }

    [Fact]
    public async Task ReadAsync_SeveralAccountsAndNoneIsIt_IsNotRead()
    {
        var answer = await AccountCase.AskAsync(s_feed, "/weibo-container.json", account => account with { PlatformId = "77" });
        Assert.Equal(AccountAccess.Read, answer.Try.Access);
        Assert.Null(answer.NameSeen);
        await using var site = await TestSite.StartAsync(static context => context.Response.Html(
            """{"ok":1,"data":{"list":[{"created_at":"Fri Nov 20 10:05:31 +0800 2026","id":1,"text":"a","user":{"id":11}},{"created_at":"Fri Nov 20 10:05:31 +0800 2026","id":2,"text":"b","user":{"id":12}}]}}"""));
        Assert.Equal(AccountAccess.Malformed, (await AccountCase.AskAsync(s_feed, site, "/x")).Try.Access);
    }

    [Fact]
    public async Task ReadAsync_CutAnywhere_NeverThrowsNorProvesSilence()
    {
        var whole = AccountCase.Text("weibo-mymblog.json");
        var length = 0;
        await using var site = await TestSite.StartAsync(context => context.Response.Html(whole[..length]));
        for (length = 1; length < whole.Length; length += 41)
        {
            var answer = await AccountCase.AskAsync(s_feed, site, "/x");
            Assert.True(answer.Try.Access != AccountAccess.Read || answer.Posts.Max(static post => post.Published) > AccountCase.Now.AddDays(-14), $"{length}: {answer.Try}");
        }
    }
}
