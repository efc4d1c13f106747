using System.Collections.Frozen;
using System.Net;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Serving;

/// <summary>The hosts of the city once more, under TLS: who is meant is told by the name alone.</summary>
public sealed class SecureDoor(IEnumerable<SiteServing> sites, IEnumerable<HostServing> hosts)
{
    private readonly FrozenDictionary<string, SiteServing> _sites = sites.ToFrozenDictionary(site => site.Plan.Host, StringComparer.OrdinalIgnoreCase);
    private readonly FrozenDictionary<string, HostServing> _hosts = hosts.ToFrozenDictionary(host => host.Plan.Name, StringComparer.OrdinalIgnoreCase);

    public SiteServing? Site(string name) => _sites.GetValueOrDefault(name);

    public HostServing? Host(string name) => _hosts.GetValueOrDefault(name);

    /// <summary>Where it is: beside every plain listener.</summary>
    public static IEnumerable<IPEndPoint> EndPoints(CityPlan city) => city.Sites.Where(site => site.Listen is not null && site.Seed.Trap != SiteTrap.SelfSigned).Select(site => site.EndPoint)
        .Concat(city.Hosts.Where(host => host is { Listens: true, Certificate: HostCertificate.None }).Select(host => host.EndPoint!))
        .Concat(city.HasIpv6 ? VirtualHosts.Ports(city).Select(port => new IPEndPoint(IPAddress.IPv6Loopback, port)) : [])
        .Select(plain => new IPEndPoint(plain.Address, plain.Port + CityFaults.SecureOffset));
}
