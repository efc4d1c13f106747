namespace FreshnessCrawler.Worker.Campaigns;

/// <summary>One sentence of a post, without blanks and pictures, its digits and letters of one width.</summary>
/// <param name="Text">At most <see cref="CampaignText.LongestSentence"/> characters.</param>
/// <param name="Line">The number of its line; 0 is the title.</param>
/// <param name="Under">The line above it where that is only a heading; empty where there is none.</param>
internal sealed record CampaignSentence(string Text, int Line, string Under);
