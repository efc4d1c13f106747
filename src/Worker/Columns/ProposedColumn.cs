using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>A column found in a site's navigation.</summary>
/// <param name="Level">1 for an entry of the main navigation, 2 for one below it.</param>
/// <param name="Confidence">How sure the category is, 0–1.</param>
/// <param name="Reason">Why that category, in Chinese.</param>
public sealed record ProposedColumn(string Name, string Url, int Level, ColumnCategory Category, double Confidence, string Reason);
