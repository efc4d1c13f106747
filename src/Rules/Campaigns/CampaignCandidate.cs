namespace FreshnessCrawler.Rules.Campaigns;

/// <summary>A post or an article that looks like a voting or like campaign: for a person to confirm or reject, never a finding by itself.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its address; the identity together with the account or site.</param>
/// <param name="Published">The civil day in China; null where unknown.</param>
/// <param name="Activity">The activity's name as the text gives it; null where none was found.</param>
/// <param name="StartsOn">The civil day on which it begins; null where the text does not say.</param>
/// <param name="Signs">The features, one entry each; at least two.</param>
public sealed record CampaignCandidate(string Title, string Url, DateOnly? Published, string? Activity, DateOnly? StartsOn, IReadOnlyList<CampaignSign> Signs);
