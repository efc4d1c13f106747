using System.Collections.Frozen;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Serving;

/// <summary>Who is meant by the Host header, where many share an address and a port.</summary>
public sealed class VirtualHosts
{
    private readonly FrozenDictionary<string, SiteServing> _sites;
    private readonly FrozenDictionary<string, HostServing> _hosts;

    public VirtualHosts(IEnumerable<SiteServing> sites, IEnumerable<HostServing> hosts)
    {
        _sites = sites.Where(site => site.Plan.V6 is V6Form.Served or V6Form.OtherContent)
            .ToFrozenDictionary(site => $"{site.Plan.Host}:{site.Plan.EndPoint.Port}", StringComparer.OrdinalIgnoreCase);
        _hosts = hosts.Where(host => host.Plan.V6 == V6Form.Served).ToFrozenDictionary(host => host.Plan.Authority, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The ports on which something is to be served over IPv6.</summary>
    public static IReadOnlyList<int> Ports(CityPlan city) =>
    [
        .. city.Sites.Where(site => site.Listen is not null && site.V6 is V6Form.Served or V6Form.OtherContent).Select(site => site.EndPoint.Port)
            .Concat(city.Hosts.Where(host => host is { Listens: true, V6: V6Form.Served or V6Form.DefaultHost }).Select(host => host.Port)).Distinct(),
    ];

    public SiteServing? Site(string authority) => _sites.GetValueOrDefault(authority);

    public HostServing? Host(string authority) => _hosts.GetValueOrDefault(authority);
}
