using System.Net.Sockets;
using FreshnessCrawler.DemoCity.Naming;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Tests.Probing.Names;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

public sealed class SystemNameResolverTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Resolve_NameThatTheSystemDenies_IsDeniedOnlyWhereTheNameServersDenyIt()
    {
        Assert.SkipWhen(NameServer.Program is null, CityNames.NotHere);
        await using var server = await NameServer.StartAsync(
            [new NameZone("yixian.example", "@ IN NS ns1\nns1 IN A 127.0.0.1\nempty IN TXT \"x\"\nonly6 IN AAAA ::1"), new NameZone("broken.example", null)], Ct);
        var resolver = new SystemNameResolver(CityNames.Names(server.EndPoint), static (_, _) => throw new SocketException((int)SocketError.HostNotFound));
        Assert.Equal(SocketError.HostNotFound, await FaultAsync("gone.yixian.example"));
        Assert.Equal(SocketError.NoData, await FaultAsync("empty.yixian.example"));
        Assert.Equal(SocketError.NoData, await FaultAsync("only6.yixian.example"));
        Assert.Equal(SocketError.TryAgain, await FaultAsync("any.broken.example"));

        async Task<SocketError> FaultAsync(string host) => (await Assert.ThrowsAsync<SocketException>(() => resolver.ResolveAsync(host, Ct))).SocketErrorCode;
    }

    [Fact]
    public async Task Resolve_OtherFaultOfTheSystem_IsPassedOn()
    {
        var resolver = new SystemNameResolver(CityNames.Names(new(System.Net.IPAddress.Loopback, 9)), static (_, _) => throw new SocketException((int)SocketError.TryAgain));
        Assert.Equal(SocketError.TryAgain, (await Assert.ThrowsAsync<SocketException>(() => resolver.ResolveAsync("gone.example", Ct))).SocketErrorCode);
    }
}
