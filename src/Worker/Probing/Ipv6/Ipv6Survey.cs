using System.Net;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Names;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>The survey of a site over IPv6: its home page, the hosts of its links and resources, and the links of the second and third
/// level. Whatever could not be proven is not tested, with the reason; nothing is retried over the other family.</summary>
public sealed class Ipv6Survey
{
    private const string TooMany = "其他网站的主机超过本次检查的上限，未测";

    private readonly Ipv6Options _options;
    private readonly TimeProvider _clock;
    private readonly HostLooker _looker;
    private readonly HomeLook _home;
    private readonly LevelSurvey _levels;

    public Ipv6Survey(IOptions<Ipv6Options> options, DnsNames names, PinnedProbe probe, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
        _clock = clock;
        var walk = new PinnedWalk(probe, _options, clock);
        var comparison = new FamilyComparison(walk);
        _looker = new HostLooker(names, new HostPorts(probe, _options), walk, comparison, new ZoneLook(names, _options), _options, clock);
        _home = new HomeLook(_looker, _options);
        _levels = new LevelSurvey(new LinkTrials(walk, comparison, _options, clock), _options);
    }

    /// <summary>The shared memory of one run's surveys; to be disposed of at the run's end.</summary>
    /// <param name="allowedNetworks">Private networks that the registry lets the run visit.</param>
    public Ipv6Book OpenBook(IReadOnlyList<IPNetwork> allowedNetworks) => new(new AddressGuard(allowedNetworks), _options.HostsAtOnce);

    /// <param name="site">The site; its address is the home page's.</param>
    /// <param name="links">Every address that the site's survey of links met, each once; empty where there was none.</param>
    /// <param name="context">The run's.</param>
    /// <param name="book">The run's (<see cref="OpenBook"/>).</param>
    /// <param name="own">Whether our own IPv6 works.</param>
    /// <param name="ct">Only it throws.</param>
    public async Task<Ipv6SurveyResult> RunAsync(
        SiteTarget site, IReadOnlyList<SiteLink> links, ProbeContext context, Ipv6Book book, OwnIpv6 own, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(links);
        ArgumentNullException.ThrowIfNull(own);
        var home = site.Url is { } url ? LinkPlace.Of(new SiteLink(url, 0, false, LinkKind.Page, url, LinkClass.Ok, null)) : null;
        if (home is null) return Untested("网站没有登记可访问的网址", null);
        var homeLook = _home.LookAsync(home.Uri, context, book, own, ct);
        if (!own.Works) return Untested(own.Reason ?? "本机IPv6不可用", await homeLook);
        var hostLook = _looker.LookAsync(home.Root, context, book, own, ct);

        var once = links.DistinctBy(l => l.Url, StringComparer.Ordinal).Select(l => (Link: l, Place: LinkPlace.Of(l))).ToList();
        var places = once.Select(l => l.Place).OfType<LinkPlace>().ToList();
        var hostless = once.Where(l => l.Place is null).Select(l => l.Link).ToList();
        var hosts = await LookAllAsync(places, context, book, own, ct);
        hosts[home.Authority] = await hostLook;
        var second = await LevelAsync(1, places, hostless, hosts, context, book, own, ct);
        var third = await LevelAsync(2, places, hostless, hosts, context, book, own, ct);
        var observations = new Ipv6Observations
        {
            ObservedAt = _clock.GetUtcNow(),
            Home = await homeLook,
            SecondLevel = second?.Rate,
            ThirdLevel = third?.Rate,
            FailingLinks = [.. second?.Failing ?? [], .. third?.Failing ?? []],
            Gaps = GapList.Of(places, hosts),
        };
        return new Ipv6SurveyResult(observations, [.. hosts.Values.Select(h => h.Seen).OrderBy(h => h.Authority, StringComparer.Ordinal)]);
    }

    private Ipv6SurveyResult Untested(string reason, Ipv6HostObservation? home) => new(
        new Ipv6Observations { ObservedAt = _clock.GetUtcNow(), NotTested = reason, Home = home, FailingLinks = [], Gaps = [] },
        home is null ? [] : [home]);

    private async Task<LevelRate?> LevelAsync(
        int pageLevel, List<LinkPlace> places, List<SiteLink> hostless, Dictionary<string, HostLook> hosts, ProbeContext context, Ipv6Book book,
        OwnIpv6 own, CancellationToken ct)
    {
        if (places.Count + hostless.Count == 0) return null;
        return await _levels.RunAsync(
            pageLevel + 1, [.. places.Where(p => IsOf(p.Link, pageLevel))], [.. hostless.Where(l => IsOf(l, pageLevel))], hosts, context, book, own, ct);
    }

    private static bool IsOf(SiteLink link, int pageLevel) => link.PageLevel == pageLevel && !link.External;

    private async Task<Dictionary<string, HostLook>> LookAllAsync(List<LinkPlace> places, ProbeContext context, Ipv6Book book, OwnIpv6 own, CancellationToken ct)
    {
        var groups = places.GroupBy(p => p.Authority, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ToList();
        var foreign = 0;
        var looks = await Task.WhenAll(groups.Select(g =>
        {
            // What robots.txt or a firewall kept the survey of links from is not asked for here either.
            if (g.Any(p => !p.Link.External && p.Link.Class is LinkClass.Ok or LinkClass.Moved)) return _looker.LookAsync(g.First().Root, context, book, own, ct);
            if (!g.Any(p => Denominator.LeadsToHost(p.Link))) return Task.FromResult(_looker.Untried(g.First().Root, "该主机的链接在IPv4上都已失效，未测"));
            return g.All(p => p.Link.External) && ++foreign > _options.ForeignHosts
                ? Task.FromResult(_looker.Untried(g.First().Root, TooMany))
                : _looker.GlanceAsync(g.First().Root, context, book, own, ct);
        }));
        return groups.Zip(looks).ToDictionary(p => p.First.Key, p => p.Second, StringComparer.Ordinal);
    }
}
