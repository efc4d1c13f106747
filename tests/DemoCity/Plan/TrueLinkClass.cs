namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>What a right test makes of a link, dead ones having been looked at twice: the product's words when camel-cased.</summary>
public enum TrueLinkClass
{
    Ok,
    Moved,
    Broken,
    Blocked,
    Challenged,
    RateLimited,
    Timeout,
    Tls,
    Refused,
    Unreachable,
    ServerError,
    ClientError,
    SoftNotFound,
    RedirectLoop,
    UnsupportedScheme,
    Malformed,
    Skipped,
}
