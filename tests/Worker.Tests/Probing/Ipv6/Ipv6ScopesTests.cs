using System.Net;
using FreshnessCrawler.Worker.Probing.Ipv6;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Ipv6;

public sealed class Ipv6ScopesTests
{
    [Theory]
    [InlineData("240e:1::1", "global")]
    [InlineData("2408:8000::1", "global")]
    [InlineData("2001:da8::1", "global")]
    [InlineData("::ffff:59.0.0.1", "mapped")]
    [InlineData("fe80::1", "linkLocal")]
    [InlineData("febf::1", "linkLocal")]
    [InlineData("fe80::1%3", "linkLocal")]
    [InlineData("fc00::1", "uniqueLocal")]
    [InlineData("fd12:3456::1", "uniqueLocal")]
    [InlineData("2002:3b00:1::1", "6to4")]
    [InlineData("64:ff9b::3b00:1", "nat64")]
    [InlineData("64:ff9b:1::1", "nat64")]
    [InlineData("2001:0:1::1", "teredo")]
    [InlineData("2001:db8::1", "documentation")]
    [InlineData("3fff:1::1", "documentation")]
    [InlineData("::1", "loopback")]
    [InlineData("ff02::1", "multicast")]
    [InlineData("::", "other")]
    [InlineData("::59.0.0.1", "other")]
    [InlineData("fec0::1", "other")]
    [InlineData("100::1", "other")]
    [InlineData("2001:20::1", "other")]
    [InlineData("4000::1", "other")]
    public void Of_EveryKindOfAddress_IsNamed(string address, string scope) => Assert.Equal(scope, Ipv6Scopes.Of(IPAddress.Parse(address)));

    [Fact]
    public void Describe_BadRecord_SaysWhatItIs()
    {
        Assert.Equal("IPv4映射地址", Ipv6Scopes.Describe(IPAddress.Parse("::ffff:59.0.0.1")));
        Assert.Equal("NAT64本地转换地址", Ipv6Scopes.Describe(IPAddress.Parse("64:ff9b:1::1")));
    }

    [Fact]
    public void Of_IPv4Address_IsAnError() => Assert.Throws<ArgumentException>(() => Ipv6Scopes.Of(IPAddress.Loopback));
}
