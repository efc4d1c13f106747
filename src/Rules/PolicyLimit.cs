namespace FreshnessCrawler.Rules;

/// <summary>A limit with its origin.</summary>
/// <param name="Value">The number.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Clause">The clause it is taken from, in Chinese.</param>
/// <param name="Source">How sure the limit is.</param>
public sealed record PolicyLimit(int Value, LimitUnit Unit, string Clause, SourceMark Source);
