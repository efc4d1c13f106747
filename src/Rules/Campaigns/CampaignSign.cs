namespace FreshnessCrawler.Rules.Campaigns;

/// <summary>One feature as a text shows it.</summary>
/// <param name="Quote">The words themselves, 60 characters at most.</param>
public sealed record CampaignSign(CampaignFeature Feature, string Quote);
