using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>What the visits before a monitoring point say of one site.</summary>
/// <param name="Observations">The week over whichever family its visits count by.</param>
/// <param name="Ipv6Visits">Visits over IPv6 in the 24 hours before the point that opened or failed; void and blocked ones left out.</param>
/// <param name="Ipv6Failed">Those of them that failed.</param>
public sealed record SiteAvailability(AvailabilityObservations Observations, int Ipv6Visits, int Ipv6Failed);
