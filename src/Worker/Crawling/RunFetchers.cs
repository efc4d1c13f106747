using System.Net;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>One fetcher a run in this process, however many of its sites are crawled at once as separate jobs:
/// the pace towards an address that many sites share only holds if they share it.</summary>
public sealed class RunFetchers(PageFetcherFactory factory, NetworkRuleReader registry)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, Shared> _byRun = [];

    public async Task<Lease> RentAsync(long runId, IReadOnlyList<IPNetwork> extra, CancellationToken ct)
    {
        Shared shared;
        lock (_lock)
        {
            if (!_byRun.TryGetValue(runId, out shared!))
                _byRun[runId] = shared = new Shared(new Lazy<Task<PageFetcher>>(() => CreateAsync(extra)));
            shared.Users++;
        }
        try
        {
            return new Lease(await shared.Fetcher.Value.WaitAsync(ct), () => Return(runId, shared));
        }
        catch
        {
            Return(runId, shared);
            throw;
        }
    }

    private async Task<PageFetcher> CreateAsync(IReadOnlyList<IPNetwork> extra)
    {
        var rules = await registry.ReadNetworksAsync(CancellationToken.None);
        var consents = await registry.ReadRobotsAsync(CancellationToken.None);
        var policy = new FetchPolicy(
            [.. rules.Where(n => n.AllowPrivate).Select(n => n.Network), .. extra],
            [.. rules.Select(n => new NetworkPace(n.Network, n.RequestsPerSecond, n.Connections))],
            consents.ToDictionary(o => o.Host, o => $"{o.Reason}（{o.By}）", StringComparer.OrdinalIgnoreCase));
        return factory.Create(policy);
    }

    private void Return(long runId, Shared shared)
    {
        lock (_lock)
        {
            if (--shared.Users > 0) return;
            _byRun.Remove(runId);
        }
        if (shared.Fetcher is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            shared.Fetcher.Value.Result.Dispose();
    }

    private sealed class Shared(Lazy<Task<PageFetcher>> fetcher)
    {
        public Lazy<Task<PageFetcher>> Fetcher { get; } = fetcher;
        public int Users { get; set; }
    }

    public sealed class Lease(PageFetcher fetcher, Action giveBack) : IDisposable
    {
        public PageFetcher Fetcher { get; } = fetcher;

        public void Dispose() => giveBack();
    }
}
