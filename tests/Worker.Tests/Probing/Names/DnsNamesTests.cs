using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Probing.Names;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Names;

public sealed class DnsNamesTests(CityNames city) : IClassFixture<CityNames>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("www.linhai.example", NameOutcome.Found, "127.0.0.5", NameOutcome.Found, "::1")]
    [InlineData("WWW.Linhai.Example.", NameOutcome.Found, "127.0.0.5", NameOutcome.Found, "::1")]
    [InlineData("alias.linhai.example", NameOutcome.Found, "127.0.0.5", NameOutcome.Found, "::1")]
    [InlineData("only4.linhai.example", NameOutcome.Found, "127.0.0.6", NameOutcome.NoData, "")]
    [InlineData("only6.linhai.example", NameOutcome.NoData, "", NameOutcome.Found, "::1")]
    [InlineData("nowhere.linhai.example", NameOutcome.NoSuchName, "", NameOutcome.NoSuchName, "")]
    [InlineData("lost.linhai.example", NameOutcome.NoSuchName, "", NameOutcome.NoSuchName, "")]
    [InlineData("www.broken.example", NameOutcome.ServerFailure, "", NameOutcome.ServerFailure, "")]
    [InlineData("www.elsewhere.example", NameOutcome.ServerFailure, "", NameOutcome.ServerFailure, "")]
    [InlineData("127.0.0.3", NameOutcome.Found, "127.0.0.3", NameOutcome.NoData, "")]
    [InlineData("localhost", NameOutcome.Found, "127.0.0.1", NameOutcome.Found, "::1")]
    public async Task AskAsync_EachKindOfName_IsToldApart(string host, NameOutcome v4, string address4, NameOutcome v6, string address6)
    {
        var names = city.Names();
        var four = await names.AskV4Async(host, Token);
        var six = await names.AskV6Async(host, Token);
        Assert.Equal((v4, address4, v6, address6), (four.Outcome, string.Join(' ', four.Addresses), six.Outcome, string.Join(' ', six.Addresses)));
        Assert.Equal(four.Outcome != NameOutcome.Found, four.Detail is not null);
    }

    [Fact]
    public async Task AskAsync_NoAnswerInTime_IsTimeout()
    {
        var answer = await city.Names(TimeSpan.FromMilliseconds(200)).AskV4Async("silent.linhai.example", Token);
        Assert.Equal(NameOutcome.Timeout, answer.Outcome);
        Assert.False(answer.IsCertain);
    }

    [Fact]
    public async Task AskAsync_NobodyListens_IsTimeout()
    {
        var answer = await CityNames.Names(new IPEndPoint(IPAddress.Parse("127.0.0.77"), 9)).AskV4Async("www.linhai.example", Token);
        Assert.Equal(NameOutcome.Timeout, answer.Outcome);
    }

    [Fact]
    public async Task AskAsync_SlowServer_IsWaitedForAndMeasured()
    {
        var answer = await city.Names().AskV4Async("slow.linhai.example", Token);
        Assert.Equal(NameOutcome.Found, answer.Outcome);
        Assert.True(answer.Elapsed >= CityNames.Delay * 0.9, $"{answer.Elapsed}");
    }

    [Fact]
    public async Task AskAsync_NameThatDnsCannotHold_IsNoSuchName()
    {
        var answer = await city.Names().AskV4Async($"{new string('a', 64)}.example", Token);
        Assert.Equal(NameOutcome.NoSuchName, answer.Outcome);
    }

    [Fact]
    public async Task AskZoneServersAsync_HostInAZone_NamesItsServersWithBothFamilies()
    {
        var zone = await city.Names().AskZoneServersAsync("www.linhai.example", Token);
        Assert.Equal((NameOutcome.Found, "linhai.example"), (zone.Outcome, zone.Zone));
        var servers = zone.Servers.OrderBy(s => s.Name, StringComparer.Ordinal).ToList();
        Assert.Equal(["ns1.linhai.example", "ns2.linhai.example"], servers.Select(s => s.Name));
        Assert.Equal([IPAddress.IPv6Loopback], servers[0].V6.Addresses);
        Assert.Equal(NameOutcome.NoData, servers[1].V6.Outcome);
        Assert.Equal([IPAddress.Parse("127.0.0.2")], servers[1].Addresses);
    }

    [Fact]
    public async Task AskZoneServersAsync_ZoneThatFails_SaysSo()
    {
        var zone = await city.Names().AskZoneServersAsync("www.broken.example", Token);
        Assert.Equal(NameOutcome.ServerFailure, zone.Outcome);
    }

    [Fact]
    public async Task Resolver_NameWithBothFamilies_GivesAll()
    {
        var addresses = await new ServerNameResolver(city.Names()).ResolveAsync("www.linhai.example", Token);
        Assert.Equal([IPAddress.IPv6Loopback, IPAddress.Parse("127.0.0.5")], addresses);
    }

    [Theory]
    [InlineData("nowhere.linhai.example", SocketError.HostNotFound)]
    [InlineData("www.broken.example", SocketError.TryAgain)]
    [InlineData("silent.linhai.example", SocketError.TryAgain)]
    public async Task Resolver_NoAddress_ThrowsWhatTheSystemWould(string host, SocketError expected)
    {
        var fault = await Assert.ThrowsAsync<SocketException>(
            () => new ServerNameResolver(city.Names(TimeSpan.FromMilliseconds(200))).ResolveAsync(host, Token));
        Assert.Equal(expected, fault.SocketErrorCode);
    }
}
