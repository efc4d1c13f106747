using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>A word in a column's name and what it makes of the column.</summary>
internal sealed record ColumnWord(string Text, ColumnCategory Category, double Confidence);
