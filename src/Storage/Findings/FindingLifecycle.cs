using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Model;

namespace FreshnessCrawler.Storage.Findings;

/// <summary>What a verdict does to a finding. Only proof moves it: a fail opens or confirms, a pass rectifies; what was not
/// tested, or is missing, changes nothing.</summary>
public static class FindingLifecycle
{
    /// <param name="state">The finding's state; null where there is none yet.</param>
    /// <param name="outcome">The run's verdict on its target and rule.</param>
    /// <param name="exempt">Whether the registry exempts the target now: only then does “not applicable” end a finding,
    /// for a blank column is not applicable too, and no better for it.</param>
    /// <returns>The step to take, or null for none.</returns>
    public static FindingStep? Next(FindingState? state, Outcome outcome, bool exempt) => (outcome, state) switch
    {
        (Outcome.Fail, null) => FindingStep.Opened,
        (Outcome.Fail, FindingState.Open or FindingState.Confirmed) => FindingStep.Confirmed,
        (Outcome.Fail, FindingState.Rectified or FindingState.Withdrawn) => FindingStep.Reopened,
        (Outcome.Pass, FindingState.Open or FindingState.Confirmed) => FindingStep.Rectified,
        (Outcome.NotApplicable, FindingState.Open or FindingState.Confirmed) when exempt => FindingStep.Withdrawn,
        _ => null,
    };

    public static FindingState After(FindingStep step) => step switch
    {
        FindingStep.Opened or FindingStep.Reopened => FindingState.Open,
        FindingStep.Confirmed => FindingState.Confirmed,
        FindingStep.Rectified => FindingState.Rectified,
        FindingStep.Withdrawn => FindingState.Withdrawn,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "A step without a state."),
    };
}
