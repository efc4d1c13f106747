using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>天窗: the hosts of a site's links and resources that have no working IPv6.</summary>
internal static class GapList
{
    public static IReadOnlyList<Ipv6Gap> Of(IEnumerable<LinkPlace> links, IReadOnlyDictionary<string, HostLook> hosts) =>
    [
        .. links
            .Where(l => Denominator.LeadsToHost(l.Link) && IsGap(hosts[l.Authority].Seen.State))
            .GroupBy(l => hosts[l.Authority].Seen.Host, StringComparer.OrdinalIgnoreCase)
            .Select(g => new Ipv6Gap(g.Key, g.All(l => l.Link.External), g.Count(), g.First().Link.Url, hosts[g.First().Authority].Seen.Reason!))
            .OrderBy(g => g.External).ThenByDescending(g => g.Addresses).ThenBy(g => g.Host, StringComparer.Ordinal),
    ];

    private static bool IsGap(Ipv6State state) => state is Ipv6State.NoAddress or Ipv6State.Unreachable or Ipv6State.Different;
}
