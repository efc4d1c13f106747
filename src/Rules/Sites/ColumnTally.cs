using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>A count over a site's columns in three values: what is proven, what is refuted and what was not seen
/// (累计超过（含）n个, 国办秘函〔2019〕19号 单项否决 4).</summary>
/// <param name="Failing">The columns proven to fail, the longest beyond its limit first.</param>
/// <param name="Untested">The columns of which nothing is proven.</param>
/// <param name="Passing">How many columns are proven to pass.</param>
/// <param name="NotApplicable">How many columns are exempt or belong under another indicator.</param>
public sealed record ColumnTally(
    IReadOnlyList<ColumnAnswer> Failing,
    IReadOnlyList<ColumnAnswer> Untested,
    int Passing,
    int NotApplicable)
{
    /// <summary>Counts the answers; their order does not matter.</summary>
    public static ColumnTally Of(IEnumerable<ColumnAnswer> answers)
    {
        var byOutcome = answers
            .OrderBy(a => a.Column.Newest?.DayNumber - a.Window.EarliestAllowed.DayNumber ?? int.MinValue)
            .ThenBy(a => a.Column.ColumnId)
            .ToLookup(a => a.Outcome);
        return new ColumnTally(
            [.. byOutcome[Outcome.Fail]],
            [.. byOutcome[Outcome.NotTested]],
            byOutcome[Outcome.Pass].Count(),
            byOutcome[Outcome.NotApplicable].Count());
    }

    /// <summary>Fail when the proven ones reach the limit; not tested when the unseen ones could make it reached; otherwise pass.
    /// Where no column can be judged at all the rule does not apply.</summary>
    public Outcome Against(int limit)
    {
        if (Failing.Count + Untested.Count + Passing == 0)
            return Outcome.NotApplicable;

        if (Failing.Count >= limit)
            return Outcome.Fail;

        return Failing.Count + Untested.Count >= limit ? Outcome.NotTested : Outcome.Pass;
    }
}
