namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>What became of asking for one link over IPv6.</summary>
/// <param name="Works">True, false (twice, apart in time, while IPv4 answered), or null where nothing is proven.</param>
/// <param name="Reason">Why not true, in Chinese.</param>
internal sealed record LinkTrial(bool? Works, string? Reason)
{
    /// <summary>It failed in a way that may pass: no answer, or one that is no page.</summary>
    public bool MayPass { get; init; }

    /// <summary>It failed like that once, and then worked.</summary>
    public bool Recovered { get; init; }

    public static LinkTrial Unproven(string reason) => new(null, reason);
}
