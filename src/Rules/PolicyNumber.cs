namespace FreshnessCrawler.Rules;

/// <summary>One number of a policy, in the one form in which a table holds them all.</summary>
/// <param name="Name">Its name in policy.json: <c>availabilityVeto</c>, <c>dateConfidence.shown</c>.</param>
/// <param name="Value">The number; of a switch 1 or 0.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Clause">The clause it is taken from, in Chinese.</param>
/// <param name="Source">How sure it is.</param>
public sealed record PolicyNumber(string Name, decimal Value, LimitUnit Unit, string Clause, SourceMark Source);
