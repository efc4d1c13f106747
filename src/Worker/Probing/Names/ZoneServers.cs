using System.Net;

namespace FreshnessCrawler.Worker.Probing.Names;

/// <summary>The name servers of the zone that a host lies in.</summary>
/// <param name="Outcome"><see cref="NameOutcome.Found"/>, or why they are not known.</param>
/// <param name="Zone">The zone's name without the final dot; null unless found.</param>
/// <param name="Servers">Each with its addresses.</param>
/// <param name="Detail">What exactly happened, for operators.</param>
public sealed record ZoneServers(NameOutcome Outcome, string? Zone, IReadOnlyList<ZoneServer> Servers, string? Detail);

/// <summary>One name server of a zone.</summary>
/// <param name="V4">What is said of its IPv4 addresses.</param>
/// <param name="V6">What is said of its IPv6 addresses.</param>
public sealed record ZoneServer(string Name, NameAnswer V4, NameAnswer V6)
{
    /// <summary>All its addresses.</summary>
    public IEnumerable<IPAddress> Addresses => V4.Addresses.Concat(V6.Addresses);
}
