using FreshnessCrawler.Worker.Fetching;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

public sealed class SiteScopeTests
{
    [Theory]
    [InlineData("lyj.city.gov.cn", "lyj.city.gov.cn", true)]
    [InlineData("www.city.gov.cn", "city.gov.cn", true)]
    [InlineData("city.gov.cn", "WWW.city.gov.cn", true)]
    [InlineData("www.city.gov.cn", "lyj.city.gov.cn", true)]
    [InlineData("lyj.city.gov.cn", "www.city.gov.cn", false)]
    [InlineData("lyj.city.gov.cn", "fgj.city.gov.cn", false)]
    [InlineData("city.gov.cn", "other.gov.cn", false)]
    [InlineData("www.gov.cn", "city.gov.cn", false)]
    [InlineData("www.bj.cn", "a.bj.cn", false)]
    [InlineData("city.gov.cn", "evilcity.gov.cn", false)]
    [InlineData("0.1", "10.0.0.1", false)]
    [InlineData("cn", "city.cn", false)]
    public void Contains_Hosts_Decides(string site, string host, bool expected) => Assert.Equal(expected, SiteScope.Contains(site, host));

    [Theory]
    [InlineData("www.a.com.cn", "a.com.cn")]
    [InlineData("a.com.cn", "a.com.cn")]
    [InlineData("x.y.lyj.gov.cn", "lyj.gov.cn")]
    [InlineData("www.a.com", "a.com")]
    [InlineData("gov.cn", null)]
    [InlineData("localhost", null)]
    [InlineData("10.0.0.1", null)]
    public void RegisteredDomain_Host_IsWhatSomebodyRegistered(string host, string? expected) => Assert.Equal(expected, SiteScope.RegisteredDomain(host));
}
