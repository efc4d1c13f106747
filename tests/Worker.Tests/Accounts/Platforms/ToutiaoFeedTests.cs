using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Accounts.Platforms;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Accounts.Platforms;

public sealed class ToutiaoFeedTests
{
    private static readonly ToutiaoFeed s_feed = new(AccountCase.Options());

    [Fact]
    public async Task ReadAsync_Articles_PublishTimeBeforeBehotTime()
    {
        var answer = await AccountCase.AskAsync(s_feed, "/toutiao.json?category=profile_all&visit_user_id=50001");
        Assert.Equal((AccountAccess.Read, "北岭政务"), (answer.Try.Access, answer.NameSeen));
        Assert.Equal([1690000000, 1795300000, 1795200000], answer.Posts.Select(static post => post.Published!.Value.ToUnixTimeSeconds()));
        Assert.Equal(("\"一网通办\"新增事项", "新增十二项。\n即日起施行。", "https://www.toutiao.com/article/7300000000000000003/"), (answer.Posts[1].Title, answer.Posts[1].Text, answer.Posts[1].Url));
        Assert.True(answer.Posts[0].Pinned);
        Assert.Equal("https://www.toutiao.com/article/7300000000000000001/", answer.Interaction?.Evidence);
    }

    [Theory]
    [InlineData("/toutiao-login.json", AccountAccess.LoginWall)]
    [InlineData("/toutiao-empty.json", AccountAccess.Empty)]
    [InlineData("/toutiao-error.json", AccountAccess.Malformed)]
    [InlineData("/567/toutiao.json", AccountAccess.Blocked)]
    public async Task ReadAsync_NotRead_ToldApart(string path, AccountAccess expected)
    {
        var answer = await AccountCase.AskAsync(s_feed, path);
        Assert.Equal((expected, null), (answer.Try.Access, answer.AsOf));
        Assert.False(string.IsNullOrEmpty(answer.Try.Reason));
    }
}
