using System.Net;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>Connects to an address's ports, each once and at once, and hangs up.</summary>
internal sealed class HostPorts(PinnedProbe probe, Ipv6Options options)
{
    private const int MostAddresses = 3;
    private static readonly int[] WellKnown = [80, 443];

    /// <summary>The first of the addresses that takes a connection at <paramref name="own"/>, with all of its open ports; null where none does.</summary>
    public async Task<(IPAddress Address, IReadOnlyList<int> Open)?> OpenAsync(IReadOnlyList<IPAddress> addresses, int own, AddressGuard guard, CancellationToken ct)
    {
        foreach (var address in addresses.Take(MostAddresses))
        {
            var answers = await TryAsync(address, [.. WellKnown.Append(own).Distinct()], guard, ct);
            if (answers[own].Status == ProbeStatus.Answered) return (address, [.. answers.Where(a => a.Value.Status == ProbeStatus.Answered).Select(a => a.Key).Order()]);
        }
        return null;
    }

    public async Task<IReadOnlyDictionary<int, ConnectAnswer>> TryAsync(IPAddress address, IReadOnlyList<int> ports, AddressGuard guard, CancellationToken ct)
    {
        var answers = await Task.WhenAll(ports.Select(port => probe.ConnectAsync(address, port, guard, options.ConnectTimeout, ct)));
        return ports.Zip(answers).ToDictionary(a => a.First, a => a.Second);
    }
}
