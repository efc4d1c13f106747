namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>A unit that runs accounts.</summary>
/// <param name="Name">As in units.csv.</param>
/// <param name="Parent">The unit above it, by name; null for the city itself.</param>
/// <param name="Kind">部门, 县（市、区）…</param>
/// <param name="AccountName">The name that its accounts bear.</param>
public sealed record AccountUnit(string Name, string? Parent, string Kind, string AccountName);
