namespace FreshnessCrawler.Rules;

/// <summary>A share with its origin.</summary>
/// <param name="Value">The share, 0–1. Decimal, so that 7 of 140 is 0.05 exactly.</param>
/// <param name="Clause">The clause it is taken from, in Chinese.</param>
/// <param name="Source">How sure it is.</param>
public sealed record PolicyShare(decimal Value, string Clause, SourceMark Source);
