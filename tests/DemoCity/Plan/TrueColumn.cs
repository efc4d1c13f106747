namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>What is true of one column.</summary>
public sealed record TrueColumn(
    string Site, string Name, string Url, Category Category, int Level, Seen Outcome, DateOnly? Newest, ColumnTrap Trap, IReadOnlyList<string> Rules);
