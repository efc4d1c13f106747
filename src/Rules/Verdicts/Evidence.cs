namespace FreshnessCrawler.Rules.Verdicts;

/// <summary>What a verdict rests on (佐证): the measured value, its limit, and each column behind it.</summary>
/// <param name="Value">The measured number: an age in days, a count of columns or a count of items; null where nothing was measured.</param>
/// <param name="Limit">The limit in the same unit, taken from the policy or the registry.</param>
/// <param name="Unit">天 (age), 个 (columns) or 条 (items of one column).</param>
/// <param name="Clause">The clause the limit is taken from.</param>
/// <param name="Columns">The columns that the verdict rests on.</param>
public sealed record Evidence(int? Value, int Limit, string Unit, string Clause, IReadOnlyList<ColumnEvidence> Columns);
