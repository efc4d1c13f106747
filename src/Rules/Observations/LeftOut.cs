namespace FreshnessCrawler.Rules.Observations;

/// <summary>What was not tested, or not counted, and why.</summary>
/// <param name="Reason">In Chinese, for the office that disputes the figure.</param>
/// <param name="Count">How many addresses.</param>
public sealed record LeftOut(string Reason, int Count)
{
    /// <summary>Whether they belong into the figure and only nothing was proven of them (the time, a limit of requests, a host in doubt); then a rule
    /// reckons with either. False for what the figure leaves out by its definition, and for what a sample did not draw.</summary>
    public bool Unproven { get; init; }
}
