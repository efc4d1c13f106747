namespace FreshnessCrawler.Rules.Observations;

/// <summary>One visit at which a home page did not open.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">Why, in Chinese.</param>
/// <param name="TotalMs">How long was waited, in milliseconds.</param>
public sealed record FailedVisit(DateTimeOffset At, string Reason, int TotalMs);
