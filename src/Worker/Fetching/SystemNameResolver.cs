using System.Net;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>The operating system's resolver, asked anew each time.</summary>
public sealed class SystemNameResolver : INameResolver
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct) => Dns.GetHostAddressesAsync(host, ct);
}
