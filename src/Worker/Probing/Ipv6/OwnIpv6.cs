namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>Whether this machine's own IPv6 was proven to work (control hosts, the network gate). Where it was not, no site's IPv6 is judged.</summary>
/// <param name="Works">Whether it was.</param>
/// <param name="Reason">Why not, in Chinese; null where it works.</param>
public sealed record OwnIpv6(bool Works, string? Reason)
{
    public static OwnIpv6 Proven { get; } = new(true, null);
}
