namespace FreshnessCrawler.Rules.Observations;

/// <summary>The visits of a site's home page in the week before the monitoring point.</summary>
public sealed record AvailabilityObservations
{
    /// <summary>Begin of the window (the policy's days before the monitoring point).</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Its end: the monitoring point.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Each 24 hours of the window, oldest first; those without any visit too.</summary>
    public required IReadOnlyList<AvailabilityDay> Days { get; init; }

    /// <summary>Every failed visit that counts, oldest first.</summary>
    public required IReadOnlyList<FailedVisit> Failures { get; init; }
}
