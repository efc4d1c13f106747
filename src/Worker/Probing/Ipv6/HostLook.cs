using System.Net;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>What one look at one authority brought.</summary>
/// <param name="Seen">To be stored.</param>
/// <param name="V4">The IPv4 address it was compared with; null where there is none.</param>
/// <param name="V6">An IPv6 address over which links can be asked for: one that answers as IPv4 does, or as the page that was compared says little of the
/// others, one that answers at all. Null where none does, or nothing is proven.</param>
/// <param name="Again">Whether another look, apart in time, may bring something else.</param>
internal sealed record HostLook(Ipv6HostObservation Seen, IPAddress? V4, IPAddress? V6, bool Again)
{
    /// <summary>Where the page leads to on another host, over IPv4 if there is one; null where it does not.</summary>
    public Uri? Next { get; init; }

    /// <summary>Whether a link's status is proof enough. A host that answers otherwise than over IPv4 may do so with a fine status: a server's default page.</summary>
    public bool IsTrusted => Seen.State == Ipv6State.Operational;
}
