namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>What is true of one site.</summary>
public sealed record TrueSite(string Code, string Name, IReadOnlyList<string> Rules, IReadOnlyList<string> Annex1);
