namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>One authority being looked at, by one of its pages.</summary>
internal sealed record HostCase(Uri Page, HostNames Names, ProbeContext Context, Ipv6Book Book);
