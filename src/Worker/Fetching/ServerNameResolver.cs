using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.Worker.Probing.Names;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>The configured name servers' answers, both families at once, for fetching pages.</summary>
public sealed class ServerNameResolver(DnsNames names) : INameResolver
{
    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct)
    {
        var asked = await Task.WhenAll(names.AskV6Async(host, ct), names.AskV4Async(host, ct));
        IPAddress[] addresses = [.. asked.SelectMany(a => a.Addresses)];
        if (addresses.Length > 0) return addresses;
        // That there is no such name is worth saying only where the servers say so; a name may well be there without an address.
        throw new SocketException((int)(asked.All(a => a.Outcome == NameOutcome.NoSuchName) ? SocketError.HostNotFound
            : asked.All(a => a.IsCertain) ? SocketError.NoData : SocketError.TryAgain));
    }
}
