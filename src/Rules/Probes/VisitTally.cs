using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules.Probes;

/// <summary>A week's visits of a home page, counted as the policy says. A visit in a window in which our own network was not proven never counts.</summary>
internal sealed record VisitTally
{
    private VisitTally(IReadOnlyList<AvailabilityDay> days, RulePolicy policy)
    {
        Days = days;
        Visits = days.Sum(day => day.Visits);
        Blocked = days.Sum(day => day.Blocked);
        Maintenance = days.Sum(day => day.Maintenance);
        Void = days.Sum(day => day.Void);
        Failed = days.Sum(day => FailedOf(day, policy));

        // A day that is missing altogether is a day without visits.
        var counted = days.Select(day => day.Opened + FailedOf(day, policy)).Concat(Enumerable.Repeat(0, Math.Max(0, policy.AvailabilityDays.Value - days.Count))).ToList();
        Counted = counted.Sum();
        Fewest = counted.Min();
        ShortDays = counted.Count(count => count < policy.AvailabilityVisits.Value);
    }

    /// <summary>The 24 hours of the window, oldest first.</summary>
    public IReadOnlyList<AvailabilityDay> Days { get; }

    public int Visits { get; }

    /// <summary>The denominator.</summary>
    public int Counted { get; }

    /// <summary>The numerator.</summary>
    public int Failed { get; }

    public int Blocked { get; }

    public int Maintenance { get; }

    public int Void { get; }

    /// <summary>Visits that count on the day that has the fewest.</summary>
    public int Fewest { get; }

    /// <summary>Days with fewer visits than the policy asks.</summary>
    public int ShortDays { get; }

    public static VisitTally Of(AvailabilityObservations seen, RulePolicy policy) =>
        new([.. seen.Days.OrderBy(day => day.From).TakeLast(policy.AvailabilityDays.Value)], policy);

    private static int FailedOf(AvailabilityDay day, RulePolicy policy) =>
        day.Failed + (policy.BlockedVisitFails.Value ? day.Blocked : 0) + (policy.MaintenanceVisitFails.Value ? day.Maintenance : 0);
}
