namespace FreshnessCrawler.Rules.Observations;

/// <summary>What one survey saw of a site over IPv6.</summary>
public sealed record Ipv6Observations
{
    /// <summary>When the survey ended.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>Why nothing of it was tested (our own IPv6 does not work, the home page was not read …); in Chinese. Null where it was.</summary>
    public string? NotTested { get; init; }

    /// <summary>The home page's host.</summary>
    public Ipv6HostObservation? Home { get; init; }

    /// <summary>Visits of the home page over IPv6 in the 24 hours before the monitoring point, void ones left out.</summary>
    public int Visits { get; init; }

    /// <summary>Those of them that failed.</summary>
    public int FailedVisits { get; init; }

    /// <summary>Links found on the home page; null where not tested.</summary>
    public Ipv6LinkRate? SecondLevel { get; init; }

    /// <summary>Links found one level deeper; null where not tested.</summary>
    public Ipv6LinkRate? ThirdLevel { get; init; }

    /// <summary>Every counted link that does not work over IPv6.</summary>
    public required IReadOnlyList<Ipv6Link> FailingLinks { get; init; }

    /// <summary>天窗: hosts of links and resources, foreign ones too, that have no working IPv6, with how many addresses of the site lead there.</summary>
    public required IReadOnlyList<Ipv6Gap> Gaps { get; init; }
}
