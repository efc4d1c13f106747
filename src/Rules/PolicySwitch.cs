namespace FreshnessCrawler.Rules;

/// <summary>A decision of the policy with its origin.</summary>
/// <param name="Value">The decision.</param>
/// <param name="Clause">The clause it is taken from, in Chinese.</param>
/// <param name="Source">How sure it is.</param>
public sealed record PolicySwitch(bool Value, string Clause, SourceMark Source);
