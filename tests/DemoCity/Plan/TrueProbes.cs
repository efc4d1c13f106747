namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>What the rules about a site's visits, links and IPv6 say.</summary>
/// <param name="Site">Its code.</param>
/// <param name="Rules">The outcome of each rule after the week of <see cref="TrueVisits.Weeks"/> and a survey; one that depends on the moment is not there.</param>
/// <param name="WithoutVisits">Those whose outcome is another one where the site was never visited.</param>
public sealed record TrueProbes(string Site, IReadOnlyDictionary<string, TrueOutcome> Rules, IReadOnlyDictionary<string, TrueOutcome> WithoutVisits);
