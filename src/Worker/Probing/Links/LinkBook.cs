using System.Collections.Concurrent;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>Reads stored tests of addresses, those that are known.</summary>
public delegate Task<IReadOnlyDictionary<string, LinkTest>> LinkRecall(IReadOnlyCollection<string> urls, CancellationToken ct);

/// <summary>What one run in this process learned of addresses and hosts, shared by the surveys of all its sites: 71 sites that link to one
/// another ask for an address once.</summary>
/// <param name="registeredHosts">The hosts of all sites in the registry; none of them is another one's page.</param>
/// <param name="recall">Null where nothing is stored.</param>
/// <param name="useStored">False for a recheck: what is stored does not stand for a test then.</param>
public sealed class LinkBook(IEnumerable<string> registeredHosts, LinkRecall? recall, bool useStored, LinkOptions options, TimeProvider clock)
{
    private const int RecallAtOnce = 1_000;

    private readonly ConcurrentDictionary<string, BookedLink> _links = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LinkHost> _hosts = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlySet<string> RegisteredHosts { get; } =
        registeredHosts.Select(LinkScope.WithoutWww).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public BookedLink this[string url] => _links.GetOrAdd(url, static _ => new BookedLink());

    public LinkHost Host(string authority) => _hosts.GetOrAdd(authority, static _ => new LinkHost());

    /// <summary>Reads what is stored of addresses that this run has not met, many at a time.</summary>
    public async Task RecallAsync(IEnumerable<string> urls, CancellationToken ct)
    {
        if (recall is null) return;
        foreach (var batch in urls.Where(url => !_links.ContainsKey(url)).Chunk(RecallAtOnce))
        {
            var stored = await recall(batch, ct);
            foreach (var url in batch)
            {
                if (!stored.TryGetValue(url, out var test)) continue;
                var link = this[url];
                link.Stored = test;
                if (!useStored || clock.GetUtcNow() - test.CheckedAt >= AgeOf(test.Class)) continue;
                link.Result ??= test;
                if (test is { Class: LinkClass.Ok, FinalUrl: null } && Uri.TryCreate(url, UriKind.Absolute, out var uri)) Host(uri.GetLeftPart(UriPartial.Authority)).Remember(url);
            }
        }
    }

    /// <summary>What is stored of addresses, whatever this run knows of them.</summary>
    public async Task<IReadOnlyDictionary<string, LinkTest>> StoredAsync(IEnumerable<string> urls, CancellationToken ct)
    {
        var all = new Dictionary<string, LinkTest>(StringComparer.Ordinal);
        if (recall is null) return all;
        foreach (var batch in urls.Chunk(RecallAtOnce))
        {
            foreach (var (url, test) in await recall(batch, ct)) all[url] = test;
        }

        return all;
    }

    /// <summary>Forgets what a survey found, for it counts for nothing (our own way out was not proven meanwhile): whoever comes to these addresses next asks
    /// them anew. What an earlier night stored stays, and so does what their hosts were asked.</summary>
    /// <param name="tests">The survey's own; a newer result of another one stays.</param>
    public void Forget(IEnumerable<LinkTest> tests)
    {
        ArgumentNullException.ThrowIfNull(tests);
        foreach (var test in tests)
        {
            if (_links.TryGetValue(test.Url, out var link)) link.Forget(test.CheckedAt);
            if (Uri.TryCreate(test.Url, UriKind.Absolute, out var uri) && _hosts.TryGetValue(uri.GetLeftPart(UriPartial.Authority), out var host)) host.Forget();
        }
    }

    private TimeSpan AgeOf(LinkClass @class) => @class switch
    {
        LinkClass.Ok => options.OkAge,
        LinkClass.Moved => options.MovedAge,
        LinkClass.Broken or LinkClass.Unconfirmed => TimeSpan.Zero,
        _ => options.OtherAge,
    };
}
