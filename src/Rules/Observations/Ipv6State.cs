namespace FreshnessCrawler.Rules.Observations;

/// <summary>How far a host's IPv6 carries.</summary>
public enum Ipv6State
{
    /// <summary>Not proven either way: our own IPv6, a name server that fails, a host that refuses us or is down over IPv4 too.</summary>
    NotTested,

    /// <summary>No AAAA record that the world can use.</summary>
    NoAddress,

    /// <summary>A usable AAAA record, but no connection.</summary>
    Unreachable,

    /// <summary>A connection, but not the answer that IPv4 gives (status, content).</summary>
    Different,

    /// <summary>Answers over IPv6 as over IPv4.</summary>
    Operational,
}
