namespace FreshnessCrawler.Rules.Observations;

/// <summary>What became of testing one link. Only <see cref="Broken"/> is a finding by itself; the others are listed as suspected, with their class.</summary>
public enum LinkClass
{
    /// <summary>It opens.</summary>
    Ok,

    /// <summary>It opens elsewhere, by a permanent redirect.</summary>
    Moved,

    /// <summary>404, 410 or no such name, twice and apart in time.</summary>
    Broken,

    /// <summary>404, 410 or no such name, seen once: a second look apart in time is still due.</summary>
    Unconfirmed,

    /// <summary>403, 999 or a firewall's page: a person may well get in.</summary>
    Blocked,

    /// <summary>A script challenge (412, 521, 202): a browser may well get in.</summary>
    Challenged,

    /// <summary>429, or a host that asks to be left alone.</summary>
    RateLimited,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>The TLS handshake failed, or the certificate is expired, self-signed or for another name.</summary>
    Tls,

    /// <summary>The connection was refused or reset.</summary>
    Refused,

    /// <summary>No way there: the name server fails, no route, the connection broke off.</summary>
    Unreachable,

    /// <summary>5xx.</summary>
    ServerError,

    /// <summary>Any other 4xx.</summary>
    ClientError,

    /// <summary>200, but the page says that it does not exist.</summary>
    SoftNotFound,

    /// <summary>Redirects in a circle, or without an end.</summary>
    RedirectLoop,

    /// <summary>A scheme that a browser does not fetch (mailto:, ftp:, weixin: …).</summary>
    UnsupportedScheme,

    /// <summary>No address at all.</summary>
    Malformed,

    /// <summary>Not tested: out of scope, robots.txt, budget, a trap.</summary>
    Skipped,
}
