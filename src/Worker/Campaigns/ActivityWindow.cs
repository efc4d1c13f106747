namespace FreshnessCrawler.Worker.Campaigns;

/// <summary>A time that a sentence names for something to begin, last or end.</summary>
/// <param name="At">Where its words begin.</param>
/// <param name="Length">Their length.</param>
/// <param name="Starts">Its first day; null where it has none or it is not known.</param>
/// <param name="Ends">Its last day; null where it has none or it is not known.</param>
/// <param name="Shown">Whether the words say that it begins or ends then; otherwise it is only a day.</param>
public sealed record ActivityWindow(int At, int Length, DateOnly? Starts, DateOnly? Ends, bool Shown);
