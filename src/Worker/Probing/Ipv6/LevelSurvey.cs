using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>Tests the internal links of one level, or a sample of them.</summary>
internal sealed class LevelSurvey(LinkTrials trials, Ipv6Options options)
{
    private const string NotDrawn = "抽样未测";
    private const string Unsteady = "主机IPv6时好时坏，该链接未作结论";

    /// <param name="level">2 or 3.</param>
    /// <param name="links">The level's internal links, each once.</param>
    /// <param name="hostless">Those that lead to no host.</param>
    /// <param name="hosts">The look at each authority that they lead to.</param>
    /// <param name="context">The run's.</param>
    /// <param name="book">The run's.</param>
    /// <param name="own">Our own IPv6.</param>
    /// <param name="ct">Only it throws.</param>
    public async Task<LevelRate> RunAsync(
        int level, IReadOnlyList<LinkPlace> links, IReadOnlyList<SiteLink> hostless, IReadOnlyDictionary<string, HostLook> hosts, ProbeContext context,
        Ipv6Book book, OwnIpv6 own, CancellationToken ct)
    {
        var seed = SampleOrder.Seed(context.RunId);
        var ordered = SampleOrder.Of(links, l => l.Link.Url, seed);
        var candidates = ordered.Where(l => Denominator.LeftOutFor(l.Link) is null).ToList();
        var drawn = Draw(candidates, hosts);
        var sampled = drawn.Count < candidates.Count;
        var known = await TestAsync(drawn, hosts, context, book, own, ct);
        var readings = ordered.Select(l => Denominator.LeftOutFor(l.Link) is { } reason
            ? new LinkReading(l.Link, LinkStanding.LeftOut, reason)
            : known.GetValueOrDefault(l.Link.Url) ?? new LinkReading(l.Link, LinkStanding.LeftOut, NotDrawn));
        var lost = hostless.Select(l => new LinkReading(l, LinkStanding.LeftOut, Denominator.LeftOutFor(l) ?? Denominator.NoAddress));
        return LevelRate.Of(level, [.. readings, .. lost], sampled ? seed : null);
    }

    // The largest host sets the share for all: a host whose links need no request must not weigh more for it.
    private List<LinkPlace> Draw(List<LinkPlace> candidates, IReadOnlyDictionary<string, HostLook> hosts)
    {
        var most = candidates.Where(l => hosts[l.Authority].V6 is not null).GroupBy(l => l.Authority, StringComparer.Ordinal).Select(g => g.Count()).DefaultIfEmpty().Max();
        if (most <= options.LinksPerHost) return candidates;
        return candidates[..(int)Math.Ceiling((double)candidates.Count * options.LinksPerHost / most)];
    }

    private async Task<Dictionary<string, LinkReading>> TestAsync(
        IEnumerable<LinkPlace> drawn, IReadOnlyDictionary<string, HostLook> hosts, ProbeContext context, Ipv6Book book, OwnIpv6 own, CancellationToken ct)
    {
        var tests = await Task.WhenAll(drawn.Select(async link => (Link: link, Host: hosts[link.Authority], Trial: await TryAsync(link, hosts[link.Authority], context, book, own, ct))));
        // A host that failed once and then worked may well have failed twice by the same chance.
        var unsteady = tests.Where(t => t.Trial is { Recovered: true }).Select(t => t.Link.Authority).ToHashSet(StringComparer.Ordinal);
        return tests.ToDictionary(t => t.Link.Link.Url, t => Read(t.Link, t.Host, t.Trial, unsteady.Contains(t.Link.Authority)), StringComparer.Ordinal);
    }

    private async Task<LinkTrial?> TryAsync(LinkPlace link, HostLook host, ProbeContext context, Ipv6Book book, OwnIpv6 own, CancellationToken ct) =>
        host.V6 is not null ? await trials.TryAsync(link.Uri, host, context, book, own, ct) : null;

    private static LinkReading Read(LinkPlace link, HostLook host, LinkTrial? trial, bool unsteady) => trial switch
    {
        null when host.Seen.State == Ipv6State.NotTested => new LinkReading(link.Link, LinkStanding.Unproven, $"所在主机未作结论：{host.Seen.Reason}"),
        null => new LinkReading(link.Link, LinkStanding.Fails, $"{host.Seen.Host} {host.Seen.Reason}"),
        { Works: true } => new LinkReading(link.Link, LinkStanding.Works, null),
        { Works: null } => new LinkReading(link.Link, LinkStanding.Unproven, trial.Reason),
        { MayPass: true } when unsteady => new LinkReading(link.Link, LinkStanding.Unproven, Unsteady),
        _ => new LinkReading(link.Link, LinkStanding.Fails, trial.Reason),
    };
}
