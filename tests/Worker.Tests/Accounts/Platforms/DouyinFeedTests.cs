using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Accounts.Platforms;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Accounts.Platforms;

public sealed class DouyinFeedTests
{
    private static readonly DouyinFeed s_feed = new(AccountCase.Options());

    [Fact]
    public async Task ReadAsync_AwemeList_PinnedFirstDoesNotDecide()
    {
        var answer = await AccountCase.AskAsync(s_feed, "/douyin.json?sec_user_id=MS4wLjABAAAAbeiling&count=10");
        Assert.Equal((AccountAccess.Read, "北岭融媒"), (answer.Try.Access, answer.NameSeen));
        Assert.Equal(1795300000, answer.Posts.Max(static post => post.Published)!.Value.ToUnixTimeSeconds());
        Assert.True(answer.Posts[0].Pinned);
        Assert.Equal("https://www.douyin.com/video/7400000000000000003", answer.Interaction?.Evidence);
    }

    [Fact]
    public async Task ReadAsync_UsersPage_OnlyItsOwnWorks()
    {
        var answer = await AccountCase.AskAsync(s_feed, "/user/MS4wLjABAAAAbeiling/douyin-page.html");
        Assert.Equal((AccountAccess.Read, 2, "北岭融媒"), (answer.Try.Access, answer.Posts.Count, answer.NameSeen));
        Assert.DoesNotContain(answer.Posts, static post => post.Title.Contains("别人", StringComparison.Ordinal));
        Assert.Equal(AccountAccess.Malformed, (await AccountCase.AskAsync(s_feed, "/douyin-page.html")).Try.Access);
    }

    [Theory]
    [InlineData("/douyin-login.json", AccountAccess.LoginWall)]
    [InlineData("/douyin-gone.json", AccountAccess.Gone)]
    [InlineData("/douyin-empty.json", AccountAccess.Empty)]
    [InlineData("/403/douyin.json", AccountAccess.Blocked)]
    [InlineData("/wechat-deleted.html", AccountAccess.Malformed)]
    public async Task ReadAsync_NotRead_ToldApart(string path, AccountAccess expected)
    {
        var answer = await AccountCase.AskAsync(s_feed, path);
        Assert.Equal((expected, null), (answer.Try.Access, answer.AsOf));
        Assert.False(string.IsNullOrEmpty(answer.Try.Reason));
    }
}
