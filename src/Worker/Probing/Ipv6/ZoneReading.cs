namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>A zone's name servers and IPv6.</summary>
/// <param name="Servers">How many it has; null where they could not be asked for.</param>
/// <param name="WithV6">Those with a usable IPv6 address; null where one's addresses could not be asked for.</param>
/// <param name="Reachable">Those that answer for the zone over IPv6; null where it was not tried.</param>
internal sealed record ZoneReading(int? Servers, int? WithV6, int? Reachable)
{
    public static ZoneReading Unknown { get; } = new(null, null, null);
}
