namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>How asking over one address family ended.</summary>
internal enum FamilyOutcome
{
    /// <summary>An HTTP answer of the site.</summary>
    Answered,

    /// <summary>429, or 503 with a time to wait.</summary>
    RateLimited,

    /// <summary>403, a firewall's page or a script challenge: it refuses us, not the family.</summary>
    Guarded,

    /// <summary>A connection, but no whole answer.</summary>
    Failed,

    /// <summary>A connection that TLS could not secure: nothing can be asked over it.</summary>
    NoHandshake,

    /// <summary>No connection.</summary>
    NoConnection,

    /// <summary>Not asked: the time is up, or the host asked to be left alone.</summary>
    NotAsked,
}
