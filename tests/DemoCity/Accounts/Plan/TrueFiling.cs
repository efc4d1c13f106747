namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>Whether an activity was filed ten working days before it began.</summary>
public enum TrueFiling
{
    Unfiled,
    Late,
    OnTime,
}
