namespace FreshnessCrawler.Worker.Fetching;

/// <summary>How a fetch ended. Each has a Chinese reason and a remedy in <see cref="FetchErrors"/>; only <see cref="Ok"/> has content,
/// and an error its own words where they were asked for.</summary>
public enum FetchStatus
{
    /// <summary>200 with an HTML (or XML, JSON) body within all caps.</summary>
    Ok,

    /// <summary>304 to our validators: checked, unchanged.</summary>
    NotModified,

    /// <summary>The address is not one that can be asked for.</summary>
    MalformedAddress,

    /// <summary>A scheme other than http and https.</summary>
    UnsupportedScheme,

    /// <summary>The name does not resolve.</summary>
    Dns,

    /// <summary>The name resolves to private, loopback, link-local or metadata addresses only, and no network rule allows them.</summary>
    PrivateAddress,

    /// <summary>The connection was refused or reset.</summary>
    Refused,

    /// <summary>No route to the host, or the connection broke off.</summary>
    Unreachable,

    /// <summary>No whole answer within the limit of an attempt, in any attempt.</summary>
    Timeout,

    /// <summary>The TLS handshake failed (a mere certificate fault does not: it is recorded beside the page).</summary>
    Tls,

    /// <summary>The server does not speak HTTP as it should, or its headers exceed the cap.</summary>
    Protocol,

    /// <summary>404 or 410.</summary>
    NotFound,

    /// <summary>Any other 4xx.</summary>
    ClientError,

    /// <summary>5xx, after the retries.</summary>
    ServerError,

    /// <summary>403, 429 or a firewall's block page: the site refuses us, which says nothing of its content.</summary>
    Blocked,

    /// <summary>A JavaScript challenge (412, 521, 202 with script): never parsed, never evaded.</summary>
    Challenged,

    /// <summary>Body, decompressed body or compression ratio beyond its cap.</summary>
    TooLarge,

    /// <summary>Content that is no page (image, archive, …).</summary>
    NotHtml,

    /// <summary>robots.txt forbids the address and no override is recorded.</summary>
    Robots,

    /// <summary>robots.txt answers 5xx or not at all: RFC 9309 reads that as forbidden for now.</summary>
    RobotsUnavailable,

    /// <summary>More than ten redirects, or a circle.</summary>
    RedirectLoop,

    /// <summary>The redirect leaves the site.</summary>
    OffSite,

    /// <summary>The address looks like an endless space (repeated segments, session ids, query explosion).</summary>
    Trap,

    /// <summary>The host failed so often in a row that it is left alone for now.</summary>
    HostDown,

    /// <summary>Asked to wait longer (Retry-After) than the run has time for.</summary>
    Deferred,
}
