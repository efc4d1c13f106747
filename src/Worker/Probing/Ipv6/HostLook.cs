using System.Net;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>What one look at one authority brought.</summary>
/// <param name="Seen">To be stored.</param>
/// <param name="V4">The IPv4 address it was compared with; null where there is none.</param>
/// <param name="V6">An IPv6 address that answers as IPv4 does; null unless operational.</param>
/// <param name="Again">Whether another look, apart in time, may bring something else.</param>
internal sealed record HostLook(Ipv6HostObservation Seen, IPAddress? V4, IPAddress? V6, bool Again);
