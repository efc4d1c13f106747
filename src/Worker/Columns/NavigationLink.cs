namespace FreshnessCrawler.Worker.Columns;

/// <summary>One link that may lead to a column, as the page shows it.</summary>
/// <param name="Url">Absolute, cleaned.</param>
internal readonly record struct NavigationLink(string Name, string Url, int Level, string? Parent, NavigationPlace Place);
