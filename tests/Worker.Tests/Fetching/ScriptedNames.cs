using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Tests.Fetching;

internal sealed class ScriptedNames(Dictionary<string, string[]>? names = null) : INameResolver
{
    public int Asked;

    /// <summary>Names not scripted are on loopback if they end in .test, and unknown otherwise.</summary>
    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct)
    {
        Interlocked.Increment(ref Asked);
        await Task.Yield();
        if (names is not null && names.TryGetValue(host, out var scripted)) return [.. scripted.Select(IPAddress.Parse)];
        return host.EndsWith(".test", StringComparison.Ordinal) ? [IPAddress.Loopback] : throw new SocketException((int)SocketError.HostNotFound);
    }
}
