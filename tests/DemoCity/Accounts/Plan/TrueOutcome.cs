namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>What a rule says: the product's words when camel-cased.</summary>
public enum TrueOutcome
{
    Pass,
    Fail,
    NotTested,
    NotApplicable,
}
