using System.Net;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

/// <summary>Fetchers with short times and, unless a test is about it, without pace.</summary>
internal static class Fetchers
{
    public static readonly IPNetwork[] Loopback = [IPNetwork.Parse("127.0.0.0/8")];

    public static FetchOptions Quick() => new()
    {
        AttemptTimeout = TimeSpan.FromSeconds(2),
        TotalTimeout = TimeSpan.FromSeconds(10),
        RetryDelay = TimeSpan.FromMilliseconds(1),
        BreakerThroughput = 1000,
    };

    public static PaceOptions NoPace() => new()
    {
        HostRequestsPerSecond = 0,
        HostConnections = 0,
        AddressRequestsPerSecond = 0,
        AddressConnections = 0,
        SlowedInterval = TimeSpan.FromMilliseconds(1),
        SlowestInterval = TimeSpan.FromMilliseconds(2),
    };

    public static PageFetcher Create(
        FetchOptions? options = null, PaceOptions? pace = null, FetchPolicy? policy = null, INameResolver? names = null,
        TimeProvider? clock = null, ILogger<PageFetcher>? logger = null) =>
        new PageFetcherFactory(
            Microsoft.Extensions.Options.Options.Create(options ?? Quick()),
            Microsoft.Extensions.Options.Options.Create(pace ?? NoPace()),
            names ?? new ScriptedNames(),
            clock ?? TimeProvider.System,
            logger ?? NullLogger<PageFetcher>.Instance)
        .Create(policy ?? FetchPolicy.Strict with { AllowedNetworks = Loopback });

    public static async Task<FetchedPage> FetchOnceAsync(string url, FetchOptions? options = null, FetchPolicy? policy = null, INameResolver? names = null)
    {
        using var fetcher = Create(options, policy: policy, names: names);
        return await fetcher.FetchAsync(new PageRequest(url), TestContext.Current.CancellationToken);
    }
}
