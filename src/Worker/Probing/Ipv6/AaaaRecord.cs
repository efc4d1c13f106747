using System.Net;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>An AAAA record before anything was connected to.</summary>
internal static class AaaaRecord
{
    // A network that the registry names may have these; what is mapped, translated, tunnelled or of one link only is IPv6 nowhere.
    private static readonly string[] Nameable = ["uniqueLocal", "loopback", "documentation", "other"];

    /// <summary>Whether the world can use it, or the registry's networks name it. A guard that lets a mapped or translated address through does so
    /// for the IPv4 address within, which is none of this.</summary>
    public static bool IsUsable(IPAddress address, AddressGuard guard)
    {
        var scope = Ipv6Scopes.Of(address);
        return scope == Ipv6Scopes.Global || Nameable.AsSpan().Contains(scope) && guard.Allows(address);
    }

    public static Ipv6Address Untried(IPAddress address, AddressGuard guard)
    {
        var usable = IsUsable(address, guard);
        return new Ipv6Address(address.ToString(), Ipv6Scopes.Of(address), usable, null, null, null, usable ? null : Ipv6Scopes.Describe(address), null);
    }
}
