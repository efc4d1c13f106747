namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>What a right rule says: the product's words when camel-cased.</summary>
public enum TrueOutcome
{
    Pass,
    Fail,
    NotTested,
    NotApplicable,
}
