using System.Net;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Rendering;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Following;

/// <summary>Makes the pursuit of one run.</summary>
public sealed class PursuitFactory(PageReader reader, BrowserPool pool, IOptions<FollowOptions> options)
{
    /// <param name="fetcher">The run's own: it knows the paces.</param>
    /// <param name="allowedNetworks">Private networks that the run may visit.</param>
    public ListPursuit Create(PageFetcher fetcher, IReadOnlyList<IPNetwork> allowedNetworks) =>
        new(reader, fetcher, new BrowserFollower(pool, reader, fetcher, allowedNetworks), options.Value);

    /// <summary>A pursuit that asks for nothing: for saved pages.</summary>
    public ListPursuit Standstill(PageFetcher fetcher) =>
        new(reader, fetcher, null, new FollowOptions { ArticlesPerColumn = 0, SourcesPerColumn = 0, FeedsPerColumn = 0 });
}
