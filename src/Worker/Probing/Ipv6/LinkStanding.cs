namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>Where a link stands in its level's rate.</summary>
public enum LinkStanding
{
    /// <summary>Works over IPv6.</summary>
    Works,

    /// <summary>Tested, and does not.</summary>
    Fails,

    /// <summary>Does not, since its host does not; nothing was asked.</summary>
    FailsByHost,

    /// <summary>Would count, but nothing is proven: its host, its answers, the time.</summary>
    Unproven,

    /// <summary>Would count, but was not drawn.</summary>
    NotDrawn,

    /// <summary>Does not count.</summary>
    LeftOut,
}
