namespace FreshnessCrawler.Rules.Observations;

/// <summary>All that one run saw of one site; what the rules judge.</summary>
public sealed record SiteObservations
{
    /// <summary>The site's stored identity.</summary>
    public required long SiteId { get; init; }

    /// <summary>The site's code in the registry.</summary>
    public required string Code { get; init; }

    /// <summary>The site's name (网站名称).</summary>
    public required string Name { get; init; }

    /// <summary>Whether every column of the site was in the run's scope. In a narrower scope (a recheck of one column)
    /// only the column rules are judged: a count over a part proves nothing about the site.</summary>
    public required bool WholeSite { get; init; }

    /// <summary>The columns in scope, the home page among them; each exactly once.</summary>
    public required IReadOnlyList<ColumnObservation> Columns { get; init; }

    /// <summary>The week's visits of the home page (V-W2); null where they were not in the run's scope.</summary>
    public AvailabilityObservations? Availability { get; init; }

    /// <summary>The survey of the site's links; null where it was not in the run's scope.</summary>
    public LinkObservations? Links { get; init; }

    /// <summary>The survey of the site over IPv6; null where it was not in the run's scope.</summary>
    public Ipv6Observations? Ipv6 { get; init; }
}
