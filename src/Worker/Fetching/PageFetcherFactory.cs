using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Makes the one <see cref="PageFetcher"/> of a run.</summary>
public sealed class PageFetcherFactory(
    IOptions<FetchOptions> fetch, IOptions<PaceOptions> pace, INameResolver resolver, TimeProvider clock, ILogger<PageFetcher> logger)
{
    public PageFetcher Create(FetchPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var options = fetch.Value;
        var guard = new AddressGuard(policy.AllowedNetworks);
        var names = new CachedNames(resolver, options.DnsLifetime, clock);
        var pooled = new SiteHttpClient(new FamilyRace(names, guard, clock), options, clock, reuse: true);
        var fresh = new SiteHttpClient(new FamilyRace(resolver, guard, clock), options, clock, reuse: false);
        var pipelines = new FetchPipelines(options, clock);
        var authorities = new AuthorityBook(pipelines.For);
        var courier = new SiteCourier(
            options, resolver, names, guard, new PaceBook(pace.Value, policy.Paces, clock), pooled, fresh, new SiteAttempt(options, clock), clock);
        var run = new RunEnd();
        var robots = new RobotsCache(courier, authorities, options, policy.RobotsOverrides, clock, logger, run.Token);
        return new PageFetcher(options, authorities, courier, robots, clock, [run, pooled, fresh, pipelines]);
    }

    private sealed class RunEnd : IDisposable
    {
        private readonly CancellationTokenSource _source = new();

        public CancellationToken Token => _source.Token;

        public void Dispose()
        {
            _source.Cancel();
            _source.Dispose();
        }
    }
}
