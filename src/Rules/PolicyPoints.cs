namespace FreshnessCrawler.Rules;

/// <summary>Points of the score (分) with their origin.</summary>
/// <param name="Value">The points, at least 0; 0.1 is exactly a tenth.</param>
/// <param name="Clause">The clause they are taken from, in Chinese.</param>
/// <param name="Source">How sure they are.</param>
public sealed record PolicyPoints(decimal Value, string Clause, SourceMark Source);
