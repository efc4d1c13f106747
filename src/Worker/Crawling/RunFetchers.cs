using System.Net;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Following;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>One fetcher, and one pursuit that uses it, a run in this process, however many of its sites are crawled at once as separate jobs:
/// the pace towards an address that many sites share only holds if they share it.</summary>
public sealed class RunFetchers(PageFetcherFactory factory, PursuitFactory pursuits, NetworkRuleReader registry)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, Shared> _byRun = [];

    public async Task<Lease> RentAsync(long runId, IReadOnlyList<IPNetwork> extra, CancellationToken ct)
    {
        Shared shared;
        lock (_lock)
        {
            if (!_byRun.TryGetValue(runId, out shared!))
                _byRun[runId] = shared = new Shared(new Lazy<Task<Means>>(() => CreateAsync(extra)));
            shared.Users++;
        }
        try
        {
            var (fetcher, pursuit) = await shared.Means.Value.WaitAsync(ct);
            return new Lease(fetcher, pursuit, () => Return(runId, shared));
        }
        catch
        {
            Return(runId, shared);
            throw;
        }
    }

    private async Task<Means> CreateAsync(IReadOnlyList<IPNetwork> extra)
    {
        var rules = await registry.ReadNetworksAsync(CancellationToken.None);
        var consents = await registry.ReadRobotsAsync(CancellationToken.None);
        var policy = new FetchPolicy(
            [.. rules.Where(n => n.AllowPrivate).Select(n => n.Network), .. extra],
            [.. rules.Select(n => new NetworkPace(n.Network, n.RequestsPerSecond, n.Connections))],
            consents.ToDictionary(o => o.Host, o => $"{o.Reason}（{o.By}）", StringComparer.OrdinalIgnoreCase));
        var fetcher = factory.Create(policy);
        return new Means(fetcher, pursuits.Create(fetcher, policy.AllowedNetworks));
    }

    private void Return(long runId, Shared shared)
    {
        lock (_lock)
        {
            if (--shared.Users > 0) return;
            _byRun.Remove(runId);
        }
        if (shared.Means is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            shared.Means.Value.Result.Fetcher.Dispose();
    }

    private sealed record Means(PageFetcher Fetcher, ListPursuit Pursuit);

    private sealed class Shared(Lazy<Task<Means>> means)
    {
        public Lazy<Task<Means>> Means { get; } = means;
        public int Users { get; set; }
    }

    public sealed class Lease(PageFetcher fetcher, ListPursuit pursuit, Action giveBack) : IDisposable
    {
        public PageFetcher Fetcher { get; } = fetcher;
        public ListPursuit Pursuit { get; } = pursuit;

        public void Dispose() => giveBack();
    }
}
