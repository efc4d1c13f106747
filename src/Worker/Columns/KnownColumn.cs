using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>A registered or earlier discovered column, to be looked for in the navigation.</summary>
/// <param name="LastPlace">What the navigation last said of it.</param>
/// <param name="Parent">Name of the column above, where it is known.</param>
public sealed record KnownColumn(string Name, string Url, ColumnPlace LastPlace, string? Parent = null);
