namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>Whether this machine's own IPv6 was proven to work (control hosts, the network gate). Where it was not, no site's IPv6 is judged.</summary>
/// <param name="Works">Whether it was.</param>
/// <param name="Reason">Why not, in Chinese; null where it works.</param>
public sealed record OwnIpv6(bool Works, string? Reason)
{
    /// <summary>Asked before a host or a link is called failing: our own way out may have broken since. Null where nobody can tell. It should remember its answer
    /// for a while, for it is asked once for every failing one.</summary>
    public Func<CancellationToken, Task<OwnIpv6>>? Again { get; init; }

    /// <summary>Why nobody can be called failing now, in Chinese; null where one can.</summary>
    internal async Task<string?> BrokenAsync(CancellationToken ct) =>
        Again is { } again && await again(ct) is { Works: false } broken ? broken.Reason ?? "本机IPv6不可用" : null;

    public static OwnIpv6 Proven { get; } = new(true, null);
}
