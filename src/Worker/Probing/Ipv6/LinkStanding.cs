namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>Where a link stands in its level's rate.</summary>
public enum LinkStanding
{
    /// <summary>Works over IPv6.</summary>
    Works,

    /// <summary>Does not; where its host does not, nothing was asked.</summary>
    Fails,

    /// <summary>Would count, but nothing is proven: its host, its answers, the time.</summary>
    Unproven,

    /// <summary>Does not count, or was not drawn.</summary>
    LeftOut,
}
