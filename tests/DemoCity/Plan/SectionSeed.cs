namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>A first-level column with those below it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Slug">Its part of the address.</param>
/// <param name="Category">Its class.</param>
/// <param name="Children">The columns below it: name, part of the address, class.</param>
public sealed record SectionSeed(string Name, string Slug, Category Category, IReadOnlyList<(string Name, string Slug, Category Category)> Children);
