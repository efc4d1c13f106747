namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>One authority being looked at, by one of its pages.</summary>
/// <param name="MayBlame">Whether an earlier look saw another answer over IPv6: this one decides.</param>
internal sealed record HostCase(Uri Page, HostNames Names, ProbeContext Context, Ipv6Book Book, bool MayBlame);
