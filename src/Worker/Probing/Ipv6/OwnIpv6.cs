namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>Whether this machine's own IPv6 was proven to work (control hosts, the network gate). Where it was not, no site's IPv6 is judged.</summary>
/// <param name="Works">Whether it was.</param>
/// <param name="Reason">Why not, in Chinese; null where it works.</param>
public sealed record OwnIpv6(bool Works, string? Reason)
{
    /// <summary>Asked before a host is called failing: our own way out may have broken since. Null where nobody can tell. It should remember its answer
    /// for a while, for it is asked once for every failing host.</summary>
    public Func<CancellationToken, Task<OwnIpv6>>? Again { get; init; }

    public static OwnIpv6 Proven { get; } = new(true, null);
}
