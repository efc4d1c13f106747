namespace FreshnessCrawler.Worker.Campaigns;

/// <summary>A day that a sentence names.</summary>
/// <param name="At">Where its words begin.</param>
/// <param name="Length">Their length.</param>
/// <param name="Day">The civil day; null where it has no year and none can be told.</param>
internal sealed record ActivityDay(int At, int Length, DateOnly? Day)
{
    public int End => At + Length;
}
