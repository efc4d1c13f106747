using System.Net;
using FreshnessCrawler.DemoCity.Plan;
using FreshnessCrawler.DemoCity.Serving;

namespace FreshnessCrawler.DemoCity.Naming;

/// <summary>The city's name servers: one over IPv4, one over IPv6 on the same port, and the relay that everybody asks, which takes its time over names beginning with "slow".</summary>
public sealed class CityNaming : IAsyncDisposable
{
    private const int Attempts = 10;

    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(700);

    private readonly NameServer _v4;
    private readonly NameServer? _v6;
    private readonly SlowNames _relay;

    private CityNaming(NameServer v4, NameServer? v6)
    {
        _v4 = v4;
        _v6 = v6;
        _relay = new SlowNames(v4.EndPoint, Slowness);
    }

    /// <summary>Whom to ask for the city's names.</summary>
    public IPEndPoint EndPoint => _relay.EndPoint;

    /// <summary>The port on which the zones' own name servers answer, over both families.</summary>
    public int ServerPort => _v4.EndPoint.Port;

    /// <summary>Whether no question is answered: the name service is down.</summary>
    public bool IsDead
    {
        get => _relay.IsDead;
        set => _relay.IsDead = value;
    }

    /// <summary>What is wrong with its answers.</summary>
    public InjectedFault Fault
    {
        get => _relay.Fault;
        set => _relay.Fault = value;
    }

    public static async Task<CityNaming> StartAsync(CityPlan city, CancellationToken cancellationToken)
    {
        var zones = CityZones.Of(city);
        for (var attempt = 1; ; attempt++)
        {
            var v4 = await NameServer.StartAsync(zones, cancellationToken);
            try
            {
                return new CityNaming(v4, city.HasIpv6 ? await NameServer.StartAsync(zones, cancellationToken, IPAddress.IPv6Loopback, v4.EndPoint.Port) : null);
            }
            catch (InvalidOperationException) when (attempt < Attempts)
            {
                // The port that was free over IPv4 is taken over IPv6: another one.
                await v4.DisposeAsync();
            }
            catch
            {
                await v4.DisposeAsync();
                throw;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _relay.DisposeAsync();
        if (_v6 is not null) await _v6.DisposeAsync();
        await _v4.DisposeAsync();
    }
}
