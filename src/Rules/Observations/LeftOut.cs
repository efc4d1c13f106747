namespace FreshnessCrawler.Rules.Observations;

/// <summary>What was not tested, or not counted, and why.</summary>
/// <param name="Reason">In Chinese, for the office that disputes the figure.</param>
/// <param name="Count">How many addresses.</param>
public sealed record LeftOut(string Reason, int Count);
