using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules.Verdicts;

/// <summary>The visits that a verdict on a site's availability rests on.</summary>
/// <param name="From">Begin of the window.</param>
/// <param name="To">Its end.</param>
/// <param name="Counted">The denominator: visits that count under the policy.</param>
/// <param name="Failed">The numerator: those of them that count as failed.</param>
/// <param name="Days">Each 24 hours of the window, oldest first.</param>
/// <param name="Failures">How many visits did not open.</param>
/// <param name="Listed">The latest of them, oldest first, <see cref="Evidence.MostListed"/> at most.</param>
public sealed record VisitEvidence(
    DateTimeOffset From,
    DateTimeOffset To,
    int Counted,
    int Failed,
    IReadOnlyList<AvailabilityDay> Days,
    int Failures,
    IReadOnlyList<FailedVisit> Listed);
