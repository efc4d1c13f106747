namespace FreshnessCrawler.Rules.Observations;

/// <summary>What one run saw of one host over IPv6; shared by all sites that link to it.</summary>
public sealed record Ipv6HostObservation
{
    /// <summary>Scheme, host and port, canonical: http://www.example.gov.cn:80.</summary>
    public required string Authority { get; init; }

    /// <summary>The host's name.</summary>
    public required string Host { get; init; }

    /// <summary>When it was seen.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>How far IPv6 carries.</summary>
    public required Ipv6State State { get; init; }

    /// <summary>Why, in Chinese; null only where operational.</summary>
    public string? Reason { get; init; }

    /// <summary>Every AAAA record.</summary>
    public required IReadOnlyList<Ipv6Address> Addresses { get; init; }

    /// <summary>Status of the home page of this authority over IPv4, and over IPv6.</summary>
    public int? HttpV4 { get; init; }

    /// <summary>See <see cref="HttpV4"/>.</summary>
    public int? HttpV6 { get; init; }

    /// <summary>The share (0–1) in which the two contents differ once nonces, view state, counters and clocks are taken out; null where not compared.</summary>
    public double? Difference { get; init; }

    /// <summary>Name servers of the zone; null where they could not be asked for.</summary>
    public int? NameServers { get; init; }

    /// <summary>Those with a usable IPv6 address.</summary>
    public int? NameServersWithV6 { get; init; }

    /// <summary>Those that answer over IPv6.</summary>
    public int? NameServersReachable { get; init; }

    /// <summary>AAAA records that the world can use.</summary>
    public int Assigned => Addresses.Count(a => a.Usable);

    /// <summary>Those that take connections.</summary>
    public int Reachable => Addresses.Count(a => a is { Usable: true, Reachable: true });

    /// <summary>Those that answer as IPv4 does.</summary>
    public int Operational => Addresses.Count(a => a is { Usable: true, Operational: true });
}
