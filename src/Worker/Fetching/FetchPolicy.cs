using System.Net;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>What one run may do beyond the defaults, from the registry and the command line.</summary>
/// <param name="AllowedNetworks">Private networks that may be visited.</param>
/// <param name="Paces">Paces agreed with networks' owners; the narrowest network counts.</param>
/// <param name="RobotsOverrides">Host to who consented and why, where a supervised site is read although its robots.txt says otherwise.</param>
public sealed record FetchPolicy(
    IReadOnlyList<IPNetwork> AllowedNetworks,
    IReadOnlyList<NetworkPace> Paces,
    IReadOnlyDictionary<string, string> RobotsOverrides)
{
    /// <summary>No private network, the default pace, robots.txt always obeyed.</summary>
    public static FetchPolicy Strict { get; } = new([], [], new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));
}
