using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>Whether a column has any content (国办秘函〔2019〕19号 单项否决 4（3）空白栏目).</summary>
public static class ColumnContent
{
    /// <summary>The answer for one column: an item seen is a pass whatever the category; a page read whole and found empty is a fail.</summary>
    public static ColumnAnswer Of(ColumnObservation column, RulePolicy policy, MonitoringPoint point)
    {
        var window = UpdateWindow.Of(column, policy, point);
        if (column.Exemption is { } exemption && exemption.HoldsOn(window.Day))
            return ColumnAnswer.Exempted(column, window, exemption);

        return column.Outcome switch
        {
            ReadingOutcome.Read or ReadingOutcome.Undated => new ColumnAnswer(column, window, Outcome.Pass, Reason: null),
            ReadingOutcome.NotRead => ColumnAnswer.Unread(column, window),
            // What the program took for a column may be no column at all.
            ReadingOutcome.Blank when column.IsUnsureUnder(policy) => ColumnAnswer.Unconfirmed(column, window, policy),
            ReadingOutcome.Blank => ColumnAnswer.Failed(column, window, policy, reason: null),
            _ => throw new ArgumentOutOfRangeException(nameof(column), column.Outcome, "A reading outcome without an answer."),
        };
    }
}
