using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>What the IPv6 survey of one site brought.</summary>
/// <param name="Observations">The site's; its visits of the day are filled in by whoever has them.</param>
/// <param name="Hosts">Every host that the site's links lead to, with what the run saw of it; those of which nothing is proven too, with the
/// reason. Another site's result may bring the same host.</param>
public sealed record Ipv6SurveyResult(Ipv6Observations Observations, IReadOnlyList<Ipv6HostObservation> Hosts);
