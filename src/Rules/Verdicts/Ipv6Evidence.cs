using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules.Verdicts;

/// <summary>What a verdict on a site's IPv6 rests on.</summary>
/// <param name="ObservedAt">When the survey ended.</param>
/// <param name="Home">The home page's host, for the rule about it.</param>
/// <param name="Visits">Visits of the home page over IPv6 in the last 24 hours, void ones left out; null for the rules about links.</param>
/// <param name="FailedVisits">Those of them that failed.</param>
/// <param name="Levels">The link levels that the verdict is about; empty for the rule about the home page.</param>
public sealed record Ipv6Evidence(
    DateTimeOffset ObservedAt,
    Ipv6HostObservation? Home,
    int? Visits,
    int? FailedVisits,
    IReadOnlyList<Ipv6LevelEvidence> Levels);
