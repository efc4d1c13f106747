using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.Worker.Probing.Names;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>The operating system's resolver, asked anew each time. It says "no such name" of one that is there without an address too:
/// that is asked of the name servers themselves before it is passed on.</summary>
/// <param name="system">The system's own question; for tests.</param>
public sealed class SystemNameResolver(DnsNames names, Func<string, CancellationToken, Task<IPAddress[]>>? system = null) : INameResolver
{
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _system = system ?? Dns.GetHostAddressesAsync;

    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct)
    {
        try
        {
            return await _system(host, ct);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.HostNotFound)
        {
            var asked = await Task.WhenAll(names.AskV6Async(host, ct), names.AskV4Async(host, ct));
            if (asked.All(a => a.Outcome == NameOutcome.NoSuchName)) throw;
            throw new SocketException((int)(asked.All(a => a.IsCertain) ? SocketError.NoData : SocketError.TryAgain));
        }
    }
}
