using System.Collections.Concurrent;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>What the IPv6 surveys of one run in this process share: each authority, page, zone and address is asked once, however many sites link to it,
/// and whoever asks meanwhile waits for the same answer. Disposing it ends what is still under way.</summary>
public sealed class Ipv6Book : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<HostLook>>> _hosts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<HostLook>>> _glances = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Lazy<Task<ZoneReading>>> _zones = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Lazy<Task<LinkTrial>>> _links = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LinkGate> _gates = new(StringComparer.OrdinalIgnoreCase);

    internal Ipv6Book(AddressGuard guard, int hostsAtOnce)
    {
        Guard = guard;
        Places = new SemaphoreSlim(hostsAtOnce);
    }

    internal AddressGuard Guard { get; }

    /// <summary>Bounds the hosts looked at at once.</summary>
    internal SemaphoreSlim Places { get; }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
        Places.Dispose();
    }

    /// <param name="key">The authority, or a page of it other than "/".</param>
    /// <param name="look">Looks at it.</param>
    /// <param name="ct">The caller's.</param>
    internal Task<HostLook> HostAsync(string key, Func<CancellationToken, Task<HostLook>> look, CancellationToken ct) => OnceAsync(_hosts, key, look, ct);

    /// <summary>Another site's host: a full look at it, where one was or is being taken, serves as well.</summary>
    internal Task<HostLook> GlanceAsync(string authority, Func<CancellationToken, Task<HostLook>> look, CancellationToken ct) =>
        _hosts.TryGetValue(authority, out var full) ? full.Value.WaitAsync(ct) : OnceAsync(_glances, authority, look, ct);

    internal Task<ZoneReading> ZoneAsync(string zone, Func<CancellationToken, Task<ZoneReading>> look, CancellationToken ct) => OnceAsync(_zones, zone, look, ct);

    internal Task<LinkTrial> LinkAsync(string url, Func<CancellationToken, Task<LinkTrial>> look, CancellationToken ct) => OnceAsync(_links, url, look, ct);

    internal LinkGate Gate(string authority, int atOnce) => _gates.GetOrAdd(authority, static (_, places) => new LinkGate(new SemaphoreSlim(places)), atOnce);

    // Asked with the run's token: the one who gives up must not spoil the answer for the others.
    private Task<T> OnceAsync<T>(ConcurrentDictionary<string, Lazy<Task<T>>> asked, string key, Func<CancellationToken, Task<T>> look, CancellationToken ct)
    {
        var end = _end.Token;
        return asked.GetOrAdd(key, _ => new Lazy<Task<T>>(() => look(end))).Value.WaitAsync(ct);
    }
}
