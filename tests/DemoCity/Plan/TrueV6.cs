namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>What is true over IPv6.</summary>
/// <param name="Served">Whether this machine has an IPv6 loopback; where not, no name of the city has ::1.</param>
/// <param name="Sites">The sites.</param>
/// <param name="Hosts">The state of every host beside the sites, by its authority.</param>
public sealed record TrueV6(bool Served, IReadOnlyList<TrueV6Site> Sites, IReadOnlyDictionary<string, TrueV6State> Hosts);
