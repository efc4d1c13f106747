using FreshnessCrawler.Rules.Campaigns;

namespace FreshnessCrawler.Worker.Campaigns;

/// <summary>Finds posts and articles that look like a voting or like campaign (网络投票、点赞打卡).</summary>
public static class CampaignDetector
{
    /// <summary>The candidate; null where the text is none.</summary>
    /// <param name="title">The post's title.</param>
    /// <param name="text">Its plain text; null where only the title is known.</param>
    /// <param name="url">Its address.</param>
    /// <param name="published">The civil day in China on which it was published; by it relative and year-less days are read.</param>
    public static CampaignCandidate? Read(string title, string? text, string url, DateOnly? published) => null;
}
