using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Accounts;
using FreshnessCrawler.Worker.Feeds;
using FreshnessCrawler.Worker.Fetching;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Accounts;

public sealed class AccessOfTests
{
    [Fact]
    public void Fetch_EveryStatusThatBringsNothing_IsNeverReadNorGoneAndHasAReason()
    {
        foreach (var status in Enum.GetValues<FetchStatus>().Where(static status => status is not (FetchStatus.Ok or FetchStatus.NotModified)))
        {
            using var page = new FetchedPage { RequestedUrl = "http://x/", FinalUrl = "http://x/", Status = status, FetchedAt = AccountCase.Now };
            var (access, reason) = AccessOf.Fetch(page);
            Assert.False(access is AccountAccess.Read or AccountAccess.Gone or AccountAccess.Empty or AccountAccess.Undated or AccountAccess.NoSource, $"{status}");
            Assert.False(string.IsNullOrWhiteSpace(reason));
        }
    }

    [Fact]
    public void Refusal_EveryKind_IsNeverRead() =>
        Assert.All(Enum.GetValues<FeedRefusalKind>(), static kind => Assert.False(AccessOf.Refusal(kind) is AccountAccess.Read or AccountAccess.Gone));

    [Theory]
    [InlineData("https://passport.weibo.com/sso/signin?x", true)]
    [InlineData("https://visitor.passport.weibo.cn/visitor/visitor", true)]
    [InlineData("https://www.example.org/feed?from=login", false)]
    [InlineData("https://www.example.org/feed.xml", false)]
    public void IsLogin_ByHostAndPath(string address, bool expected) => Assert.Equal(expected, AccessOf.IsLogin(address));
}
