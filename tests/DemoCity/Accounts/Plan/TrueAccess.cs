namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>What a right look at an account's sources finds: the product's words when camel-cased.</summary>
public enum TrueAccess
{
    Read,
    NoSource,
    Blocked,
    LoginWall,
    Firewall,
    CookieExpired,
    Gone,
    Empty,
    Undated,
    Malformed,
    Unreachable,
    NotAsked,
}
