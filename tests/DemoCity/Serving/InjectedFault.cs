using System.Net;

namespace FreshnessCrawler.DemoCity.Serving;

/// <summary>A fault while it is on.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Hosts">Names that it hits, with everything below them; null for every host of the city.</param>
/// <param name="Delay">For <see cref="CityFault.Slow"/>: how late an answer comes.</param>
/// <param name="LeadTo">For <see cref="CityFault.Ipv6BlackHole"/>: where packets vanish.</param>
public sealed record InjectedFault(CityFault Kind, IReadOnlyCollection<string>? Hosts = null, TimeSpan Delay = default, IPAddress? LeadTo = null)
{
    public static InjectedFault None { get; } = new(CityFault.None);

    public bool Hits(string host) => Hosts is null || Hosts.Any(name =>
        host.EndsWith(name, StringComparison.OrdinalIgnoreCase) && (host.Length == name.Length || host[^(name.Length + 1)] == '.'));
}
