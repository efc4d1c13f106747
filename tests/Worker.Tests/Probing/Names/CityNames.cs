using System.Net;
using FreshnessCrawler.DemoCity.Naming;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Names;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Names;

/// <summary>A real name server with the zones of a small city, behind a relay that holds back names beginning with "slow" by 300 ms.</summary>
public sealed class CityNames : IAsyncLifetime
{
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(300);

    private NameServer? _server;

    public const string NotHere = "The name server nsd is not installed (Debian package nsd).";

    public SlowNames Relay { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (NameServer.Program is null) return;
        _server = await NameServer.StartAsync(
            [
                new NameZone("linhai.example", """
                    @ IN NS ns1
                    @ IN NS ns2
                    ns1 IN A 127.0.0.1
                    ns1 IN AAAA ::1
                    ns2 IN A 127.0.0.2
                    www IN A 127.0.0.5
                    www IN AAAA ::1
                    only4 IN A 127.0.0.6
                    only6 IN AAAA ::1
                    many IN A 127.0.0.7
                    many IN A 127.0.0.8
                    half IN A 127.0.0.99
                    half IN A 127.0.0.1
                    home IN A 127.0.0.1
                    alias IN CNAME www
                    lost IN CNAME nowhere
                    slow IN A 127.0.0.9
                    silent IN A 127.0.0.9
                    """),
                new NameZone("broken.example", null),
            ],
            TestContext.Current.CancellationToken);
        Relay = new SlowNames(_server.EndPoint, Delay);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is null) return;
        await Relay.DisposeAsync();
        await _server.DisposeAsync();
    }

    public DnsNames Names(TimeSpan? timeout = null) => Names(Relay.EndPoint, timeout);

    public static DnsNames Names(IPEndPoint server, TimeSpan? timeout = null)
    {
        Assert.SkipWhen(NameServer.Program is null, NotHere);
        var options = new DnsOptions { Servers = [server.ToString()], Timeout = timeout ?? TimeSpan.FromSeconds(2), Retries = 0 };
        return new DnsNames(Microsoft.Extensions.Options.Options.Create(options), TimeProvider.System);
    }
}
