using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>A column that the program found in a site's navigation.</summary>
/// <param name="Reason">Why it was given its category, in Chinese.</param>
public sealed record DiscoveredColumn(string Name, string Url, int Level, ColumnCategory Category, double Confidence, string Reason);
