namespace FreshnessCrawler.Worker.Fetching;

/// <summary>What to fetch.</summary>
/// <param name="Url">Absolute address.</param>
public sealed record PageRequest(string Url)
{
    /// <summary>Validator of the stored reading, sent as If-None-Match.</summary>
    public string? ETag { get; init; }

    /// <summary>Validator of the stored reading, sent as If-Modified-Since in the server's own words.</summary>
    public string? LastModified { get; init; }

    /// <summary>Asked once, whatever comes: a page that is only good to have must not wear a struggling host out.</summary>
    public bool OnlyOnce { get; init; }

    /// <summary>Never to a private address, even where the run may visit some: for addresses that a page, not the registry, names.</summary>
    public bool PublicOnly { get; init; }

    /// <summary>The page that shows the address, as a browser would say; null to say nothing. Some servers hide files from whoever does not.</summary>
    public string? Referrer { get; init; }

    /// <summary>How much of the answer is wanted.</summary>
    public AnswerPart Part { get; init; }

    /// <summary>Redirects are followed to other sites too: for what a link leads to, never for what a site says of itself.</summary>
    public bool MayLeaveSite { get; init; }

    /// <summary>Where redirects left the site, private addresses that the run may visit are visited too; otherwise only public ones.</summary>
    public bool PrivateElsewhere { get; init; }

    /// <summary>Any text is wanted, whatever type it is said to be: lists are served as text/csv, feeds as application/octet-stream.</summary>
    public bool AnyText { get; init; }

    /// <summary>What the server says with a 4xx or 5xx is kept too, its first 64 KB: makers of feeds tell there what is wrong.</summary>
    public bool ErrorText { get; init; }

    /// <summary>For rechecks: no validators, a fresh connection, a fresh DNS answer, and Cache-Control: no-cache.</summary>
    public bool BypassCaches { get; init; }
}
