using FreshnessCrawler.Rules.Campaigns;

namespace FreshnessCrawler.Worker.Campaigns;

/// <summary>One feature where a sentence shows it.</summary>
/// <param name="Sentence">The sentence's number.</param>
/// <param name="At">Where its words begin there.</param>
/// <param name="Length">Their length.</param>
internal sealed record FoundSign(CampaignFeature Feature, int Sentence, int At, int Length, SignWeight Weight)
{
    /// <summary>The same words are no second feature.</summary>
    public bool Overlaps(FoundSign other) => Sentence == other.Sentence && At < other.At + other.Length && other.At < At + Length;
}
