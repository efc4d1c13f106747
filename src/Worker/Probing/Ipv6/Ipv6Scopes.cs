using System.Net;
using System.Net.Sockets;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>Which kind of address an AAAA record names, by the IANA special-purpose registry. An AAAA record alone is no IPv6: only a global
/// unicast address can be reached by everybody.</summary>
public static class Ipv6Scopes
{
    public const string Global = "global";

    private const string Other = "other";

    // The first network that contains the address counts. What is mapped or translated has a name of its own, since it only looks like IPv6.
    private static readonly (IPNetwork Network, string Scope, string Text)[] Special =
    [
        (IPNetwork.Parse("::1/128"), "loopback", "环回地址"),
        (IPNetwork.Parse("64:ff9b::/96"), "nat64", "NAT64转换地址"),
        (IPNetwork.Parse("64:ff9b:1::/48"), "nat64", "NAT64本地转换地址"),
        (IPNetwork.Parse("fe80::/10"), "linkLocal", "链路本地地址"),
        (IPNetwork.Parse("fc00::/7"), "uniqueLocal", "唯一本地（内网）地址"),
        (IPNetwork.Parse("ff00::/8"), "multicast", "组播地址"),
        (IPNetwork.Parse("2002::/16"), "6to4", "6to4隧道地址"),
        (IPNetwork.Parse("2001::/32"), "teredo", "Teredo隧道地址"),
        (IPNetwork.Parse("2001:db8::/32"), "documentation", "文档示例地址"),
        (IPNetwork.Parse("3fff::/20"), "documentation", "文档示例地址"),
        (IPNetwork.Parse("2001:2::/48"), Other, "测试专用地址"),
        (IPNetwork.Parse("2001:10::/28"), Other, "保留地址"),
        (IPNetwork.Parse("2001:20::/28"), Other, "保留地址"),
        (IPNetwork.Parse("2000::/3"), Global, "全球单播地址"),
    ];

    /// <summary>global, mapped, linkLocal, uniqueLocal, 6to4, nat64, teredo, documentation, loopback, multicast or other.</summary>
    public static string Of(IPAddress address) => Find(address).Scope;

    /// <summary>The same in Chinese.</summary>
    public static string Describe(IPAddress address) => Find(address).Text;

    private static (string Scope, string Text) Find(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.AddressFamily != AddressFamily.InterNetworkV6) throw new ArgumentException($"{address} is no IPv6 address.", nameof(address));
        // A zone index (fe80::1%eth0) is our own view of the address.
        var plain = address.ScopeId == 0 ? address : new IPAddress(address.GetAddressBytes());
        // IPNetwork takes a mapped address for the IPv4 one within.
        if (plain.IsIPv4MappedToIPv6) return ("mapped", "IPv4映射地址");
        foreach (var (network, scope, text) in Special)
        {
            if (network.Contains(plain)) return (scope, text);
        }
        return (Other, "保留地址");
    }
}
