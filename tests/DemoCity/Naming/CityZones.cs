using System.Text;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Naming;

/// <summary>Writes the zones in which the city's names lie.</summary>
public static class CityZones
{
    /// <summary>The site with a zone of its own, whose one name server has no IPv6; all other names of the city lie in a zone with two that have.</summary>
    public const string OwnZone = "yingji";

    public static IReadOnlyList<NameZone> Of(CityPlan city)
    {
        var ns = city.HasIpv6 ? "ns1 IN AAAA ::1\nns2 IN AAAA ::1\n" : "";
        var inside = new StringBuilder($"@ IN NS ns1\n@ IN NS ns2\nns1 IN A 127.0.0.1\nns2 IN A 127.0.0.1\n{ns}");
        var outside = new StringBuilder("@ IN NS ns1\nns1 IN A 127.0.0.1\n");
        var zones = new List<NameZone>();
        foreach (var site in city.Sites.Where(site => site.Seed.Trap is not (SiteTrap.Unresolvable or SiteTrap.NoAddress)))
        {
            var own = Records("@", site.EndPoint.Address, site.V6);
            if (site.Seed.Code == OwnZone) zones.Add(new NameZone(site.Host, $"@ IN NS ns1\nns1 IN A 127.0.0.1\n{own}"));
            else inside.Append(own.Replace("@", site.Seed.Code, StringComparison.Ordinal));
        }

        foreach (var host in city.Hosts.Concat(city.FeedHosts))
        {
            if (host.EndPoint is not { Address: var address }) continue;
            if (host.Name.EndsWith($".{CityNames.Zone}", StringComparison.Ordinal)) inside.Append(Records(host.Name[..^(CityNames.Zone.Length + 1)], address, host.V6));
            else outside.Append(Records(host.Name[..^(CityNames.Outside.Length + 1)], address, host.V6));
        }

        return [.. zones, new NameZone(CityNames.Zone, inside.ToString()), new NameZone(CityNames.Outside, outside.ToString()), new NameZone(CityNames.Failing, null)];
    }

    private static string Records(string name, System.Net.IPAddress address, V6Form form)
    {
        var v6 = V6Forms.Record(form, address) is { } record ? $"{name} IN AAAA {record}\n" : "";
        return $"{name} IN A {address}\n{v6}";
    }
}
