namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>One row of interaction.csv.</summary>
public sealed record InteractionPlan(int DaysAgo, bool Effective, string Channel, string Evidence);
