namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>What is true of a text about an activity.</summary>
/// <param name="Account">The account's code; null for an article of a site.</param>
/// <param name="Site">The site's code; null for a post.</param>
/// <param name="IsCampaign">False for a false friend.</param>
/// <param name="Activity">The activity's name; null for a false friend.</param>
/// <param name="Filing">Null for a false friend.</param>
/// <param name="StartsOn">Its first day; null for a false friend.</param>
public sealed record TrueCampaign(
    string Url, string Unit, string? Account, string? Site, string Title, DateOnly Published, bool IsCampaign, string? Activity, TrueFiling? Filing, DateOnly? StartsOn);
