namespace FreshnessCrawler.Rules.Observations;

/// <summary>One AAAA record of a host.</summary>
/// <param name="Address">The address.</param>
/// <param name="Scope">global, mapped, linkLocal, uniqueLocal, 6to4, nat64, teredo, documentation, loopback, multicast, other.</param>
/// <param name="Usable">Whether the world can use it (global unicast), or the registry's networks name it.</param>
/// <param name="Reachable">Whether every port that IPv4 has open takes a connection; null where it was not tried.</param>
/// <param name="Operational">Whether HTTP over it answers as over IPv4; null where it was not tried.</param>
/// <param name="HttpStatus">The status over it.</param>
/// <param name="Fault">What failed; null where nothing did.</param>
/// <param name="ConnectMs">Milliseconds to connect.</param>
public sealed record Ipv6Address(
    string Address, string Scope, bool Usable, bool? Reachable, bool? Operational, int? HttpStatus, string? Fault, int? ConnectMs);
