namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>One authority being looked at.</summary>
internal sealed record HostCase(Uri Root, HostNames Names, ProbeContext Context, Ipv6Book Book);
