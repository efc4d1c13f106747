using System.Net;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Following;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>One fetcher, and one pursuit that uses it, for all that runs in this process under the same rules of the registry: the pace towards
/// a host or an address only holds if a night, its link survey, a recheck and the availability visits share it.</summary>
public sealed class RunFetchers(PageFetcherFactory factory, PursuitFactory pursuits, NetworkRuleReader registry)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Shared> _byRules = new(StringComparer.Ordinal);

    /// <param name="extra">Private networks that may be visited beside those of the registry.</param>
    public async Task<Lease> RentAsync(IReadOnlyList<IPNetwork> extra, CancellationToken ct)
    {
        var networks = await registry.ReadNetworksAsync(ct);
        var consents = await registry.ReadRobotsAsync(ct);
        var key = Key(networks, consents, extra);
        lock (_lock)
        {
            if (!_byRules.TryGetValue(key, out var shared)) _byRules[key] = shared = Create(networks, consents, extra);
            shared.Users++;
            return new Lease(shared.Fetcher, shared.Pursuit, shared.Allowed, () => Return(key, shared));
        }
    }

    private Shared Create(IReadOnlyList<NetworkRule> networks, IReadOnlyList<RobotsOverride> consents, IReadOnlyList<IPNetwork> extra)
    {
        IReadOnlyList<IPNetwork> allowed = [.. networks.Where(n => n.AllowPrivate).Select(n => n.Network), .. extra];
        var fetcher = factory.Create(new FetchPolicy(
            allowed,
            [.. networks.Select(n => new NetworkPace(n.Network, n.RequestsPerSecond, n.Connections))],
            consents.ToDictionary(o => o.Host, o => $"{o.Reason}（{o.By}）", StringComparer.OrdinalIgnoreCase)));
        return new Shared(fetcher, pursuits.Create(fetcher, allowed), allowed);
    }

    // A registry imported in mid-run holds for what starts after it.
    private static string Key(IEnumerable<NetworkRule> networks, IEnumerable<RobotsOverride> consents, IEnumerable<IPNetwork> extra) => string.Join(
        '\n',
        networks.Select(n => $"{n.Network} {n.AllowPrivate} {n.RequestsPerSecond} {n.Connections}").Order(StringComparer.Ordinal)
            .Concat(consents.Select(o => $"{o.Host} {o.Reason} {o.By}").Order(StringComparer.Ordinal))
            .Concat(extra.Select(n => $"+{n}").Order(StringComparer.Ordinal)));

    private void Return(string key, Shared shared)
    {
        lock (_lock)
        {
            if (--shared.Users > 0) return;
            _byRules.Remove(key);
        }
        shared.Fetcher.Dispose();
    }

    private sealed class Shared(PageFetcher fetcher, ListPursuit pursuit, IReadOnlyList<IPNetwork> allowed)
    {
        public PageFetcher Fetcher { get; } = fetcher;
        public ListPursuit Pursuit { get; } = pursuit;
        public IReadOnlyList<IPNetwork> Allowed { get; } = allowed;
        public int Users { get; set; }
    }

    /// <param name="allowed">Networks that may be visited though they are private.</param>
    public sealed class Lease(PageFetcher fetcher, ListPursuit pursuit, IReadOnlyList<IPNetwork> allowed, Action giveBack) : IDisposable
    {
        public PageFetcher Fetcher { get; } = fetcher;
        public ListPursuit Pursuit { get; } = pursuit;
        public IReadOnlyList<IPNetwork> Allowed { get; } = allowed;

        public void Dispose() => giveBack();
    }
}
