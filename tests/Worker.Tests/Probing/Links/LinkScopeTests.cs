using FreshnessCrawler.Worker.Probing.Links;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Links;

public sealed class LinkScopeTests
{
    [Theory]
    [InlineData("www.jiaxian.gov.cn", true)]
    [InlineData("jiaxian.gov.cn", true)]
    [InlineData("zwgk.jiaxian.gov.cn", true)]
    [InlineData("lyj.jiaxian.gov.cn", false)]
    [InlineData("www.yixian.gov.cn", false)]
    public void IsOwn_Host_UnlessTheRegistryNamesItASite(string host, bool expected) =>
        Assert.Equal(expected, new LinkScope("www.jiaxian.gov.cn", new HashSet<string>(["jiaxian.gov.cn", "lyj.jiaxian.gov.cn", "yixian.gov.cn"])).IsOwn(host));

    [Fact]
    public void IsRegistered_AnothersHost_IsTrue()
    {
        var scope = new LinkScope("www.jiaxian.gov.cn", new HashSet<string>(["yixian.gov.cn"]));
        Assert.True(scope.IsRegistered("www.yixian.gov.cn"));
        Assert.False(scope.IsRegistered("www.b.com"));
    }
}
