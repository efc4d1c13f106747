using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Accounts;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Accounts;

public sealed class WeChatArticlesFeedTests
{
    private static readonly WeChatArticlesFeed s_feed = new(AccountCase.Options());

    [Fact]
    public async Task ReadAsync_OneArticle_SpeaksUpToItsOwnMoment()
    {
        var answer = await AccountCase.AskAsync(s_feed, "/wechat-article.html");
        var moment = DateTimeOffset.FromUnixTimeSeconds(1795300000);
        Assert.Equal((AccountAccess.Read, moment, moment), (answer.Try.Access, answer.AsOf, answer.Posts[0].Published));
        Assert.Equal(("秋季义诊预约", "北岭发布", "即日起开放预约。\n地址：城中路1号"), (answer.Posts[0].Title, answer.NameSeen, answer.Posts[0].Text));
    }

    [Fact]
    public async Task ReadAsync_SeveralArticles_UntilOneIsFresh()
    {
        await using var site = await AccountCase.ServeAsync();
        var answer = await AccountCase.AskAsync(s_feed, site, $"/wechat-old.html {site.Url("/wechat-deleted.html")}；{site.Url("/wechat-article.html")} {site.Url("/never.html")}");
        Assert.Equal((AccountAccess.Read, 2, 1795300000), (answer.Try.Access, answer.Posts.Count, answer.AsOf!.Value.ToUnixTimeSeconds()));
        Assert.Equal(3, site.PagesAsked);
    }

    [Theory]
    [InlineData("/wechat-deleted.html", AccountAccess.Undated)]
    [InlineData("/wechat-future.html", AccountAccess.Undated)]
    [InlineData("/wechat-challenge.html", AccountAccess.Firewall)]
    [InlineData("/wechat-account-gone.html", AccountAccess.Gone)]
    [InlineData("/rsshub-404.html", AccountAccess.Malformed)]
    [InlineData("/403/wechat-article.html", AccountAccess.Blocked)]
    public async Task ReadAsync_NoArticle_AReasonNotADate(string path, AccountAccess expected)
    {
        var answer = await AccountCase.AskAsync(s_feed, path);
        Assert.Equal((expected, null), (answer.Try.Access, answer.AsOf));
        Assert.All(answer.Posts, static post => Assert.Null(post.Published));
        Assert.False(string.IsNullOrEmpty(answer.Try.Reason));
    }
}
