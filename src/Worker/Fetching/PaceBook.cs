using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>The paces of one run: one for each host, and one gate for each IP address, which many hosts of a shared platform pass.</summary>
public sealed class PaceBook(PaceOptions options, IReadOnlyList<NetworkPace> agreed, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, HostPace> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<IPAddress, PaceGate> _gates = [];
    private readonly Lock _lock = new();
    private readonly NetworkPace[] _agreed = [.. agreed.OrderByDescending(a => a.Network.PrefixLength)];

    /// <summary>The gate of a host's addresses. Whichever of them is connected to, all lead to one platform: a host that shares any of
    /// them shares the gate.</summary>
    public PaceGate Gate(ReadOnlySpan<IPAddress> addresses)
    {
        lock (_lock)
        {
            PaceGate? gate = null;
            foreach (var address in addresses)
            {
                if (_gates.TryGetValue(address, out gate)) break;
            }
            gate ??= NewGate(Representative(addresses));
            foreach (var address in addresses) _gates.TryAdd(address, gate);
            return gate;
        }
    }

    /// <summary>A host may use all of the pace that its address's owner agreed to; the gate keeps the hosts together within it.</summary>
    public HostPace Host(string host, ReadOnlySpan<IPAddress> addresses)
    {
        if (_hosts.TryGetValue(host, out var known)) return known;
        var agreement = Agreement(Representative(addresses));
        return _hosts.GetOrAdd(host, new HostPace(
            agreement?.RequestsPerSecond ?? options.HostRequestsPerSecond, agreement?.Connections ?? options.HostConnections, options, clock));
    }

    private PaceGate NewGate(IPAddress address)
    {
        var agreement = Agreement(address);
        return new PaceGate(agreement?.RequestsPerSecond ?? options.AddressRequestsPerSecond, agreement?.Connections ?? options.AddressConnections, clock);
    }

    private NetworkPace? Agreement(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Find(_agreed, a => a.Network.Contains(plain));
    }

    private static IPAddress Representative(ReadOnlySpan<IPAddress> addresses)
    {
        foreach (var address in addresses)
        {
            if (address.AddressFamily == AddressFamily.InterNetwork) return address;
        }
        return addresses[0];
    }
}
