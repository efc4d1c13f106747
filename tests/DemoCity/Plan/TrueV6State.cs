namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>How far a host's IPv6 carries: the product's words when camel-cased.</summary>
public enum TrueV6State
{
    NotTested,
    NoAddress,
    Unreachable,
    Different,
    Operational,
}
