using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Model;

namespace FreshnessCrawler.Storage.Findings;

/// <summary>What a verdict does to a finding. Only proof moves it: a fail opens or confirms, a pass rectifies; what was not
/// tested, or is missing, changes nothing. A rule that counts over a site needs more to end its finding than a low count:
/// see <see cref="NextOfCount"/>.</summary>
public static class FindingLifecycle
{
    /// <param name="state">The finding's state; null where there is none yet.</param>
    /// <param name="outcome">The run's verdict on its target and rule.</param>
    /// <param name="ended">Whether the registry has closed the target or exempts it now, perhaps since the run looked at it.
    /// Only then does “not applicable” end a finding, for a blank column is not applicable too, and no better for it; and
    /// a fail says nothing any more.</param>
    /// <returns>The step to take, or null for none.</returns>
    public static FindingStep? Next(FindingState? state, Outcome outcome, bool ended) => (outcome, state) switch
    {
        (Outcome.Fail, _) when ended => null,
        (Outcome.Fail, null) => FindingStep.Opened,
        (Outcome.Fail, FindingState.Open or FindingState.Confirmed) => FindingStep.Confirmed,
        (Outcome.Fail, FindingState.Rectified or FindingState.Withdrawn) => FindingStep.Reopened,
        (Outcome.Pass, FindingState.Open or FindingState.Confirmed) => FindingStep.Rectified,
        (Outcome.NotApplicable, FindingState.Open or FindingState.Confirmed) when ended => FindingStep.Withdrawn,
        _ => null,
    };

    /// <summary>As <see cref="Next"/>, for a finding of a rule that counts a site's columns. Its count is low also where a
    /// column was emptied or closed, so the columns that it names decide how it ends:
    /// as long as one of them is blank or was not tested it stays as it is;
    /// with all of them seen, one that keeps its limit now makes it rectified (what still fails is in the count, which is kept);
    /// with none that does, a decision has ended it (all closed, exempted or put elsewhere, or the limit itself is another), and it is withdrawn.</summary>
    /// <param name="state">The finding's state; null where there is none yet.</param>
    /// <param name="outcome">The run's verdict on the site.</param>
    /// <param name="named">The columns of the finding's last fail, and those emptied since an earlier one; asked only where they decide.</param>
    /// <returns>The step to take, or null for none.</returns>
    public static FindingStep? NextOfCount(FindingState? state, Outcome outcome, IReadOnlyCollection<NamedColumn> named)
    {
        ArgumentNullException.ThrowIfNull(named);
        if (!CanEnd(state, outcome))
            return Next(state, outcome, ended: false);
        if (named.Contains(NamedColumn.Unproven))
            return null;
        return named.Contains(NamedColumn.Passing) ? FindingStep.Rectified : FindingStep.Withdrawn;
    }

    /// <summary>Whether the count is no longer over its limit while the finding still stands.</summary>
    public static bool CanEnd(FindingState? state, Outcome outcome) =>
        (outcome, state) is (Outcome.Pass or Outcome.NotApplicable, FindingState.Open or FindingState.Confirmed);

    public static FindingState After(FindingStep step) => step switch
    {
        FindingStep.Opened or FindingStep.Reopened => FindingState.Open,
        FindingStep.Confirmed => FindingState.Confirmed,
        FindingStep.Rectified => FindingState.Rectified,
        FindingStep.Withdrawn => FindingState.Withdrawn,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "A step without a state."),
    };
}
