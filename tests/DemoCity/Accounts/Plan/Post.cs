namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>One post.</summary>
/// <param name="Number">0 for the newest of the account.</param>
/// <param name="At">When it was published; null where the source does not say.</param>
/// <param name="Raw">What the source prints in place of a date that can be read.</param>
public sealed record Post(int Number, string Title, string Text, string Url, DateTimeOffset? At, bool Pinned = false, string? Raw = null);
