using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>Whether a column was updated within its window (国办秘函〔2019〕19号 单项否决 3–4). Only a date that was seen is proof.</summary>
public static class ColumnAge
{
    /// <summary>The answer for one column: pass or fail by its newest date, not applicable when exempted or blank, otherwise not tested with the reason.</summary>
    public static ColumnAnswer Of(ColumnObservation column, RulePolicy policy, MonitoringPoint point)
    {
        var window = UpdateWindow.Of(column, policy, point);
        if (column.Exemption is { } exemption && exemption.HoldsOn(window.Day))
            return ColumnAnswer.Exempted(column, window, exemption);

        if (column.Outcome == ReadingOutcome.NotRead)
            return ColumnAnswer.Unread(column, window);

        if (column.IsUnsureUnder(policy))
            return ColumnAnswer.Unconfirmed(column, window, policy);

        return column.Outcome switch
        {
            ReadingOutcome.Read => ByDate(column, window, policy),
            ReadingOutcome.Undated => Undated(column, window, policy),
            // What does not count as blank may still be stale, at its new place or by a better reading.
            ReadingOutcome.Blank when ReasonableDoubt.AboutTheReading(column) is { } doubt => new ColumnAnswer(column, window, Outcome.NotTested, doubt),
            ReadingOutcome.Blank => new ColumnAnswer(column, window, Outcome.NotApplicable, "没有任何信息，按空白栏目计，不重复计为未更新"),
            _ => throw new ArgumentOutOfRangeException(nameof(column), column.Outcome, "A reading outcome without an answer."),
        };
    }

    internal static ColumnAnswer ByDate(ColumnObservation column, UpdateWindow window, RulePolicy policy)
    {
        if (column.Newest is not { } newest)
            return new ColumnAnswer(column, window, Outcome.NotTested, "读取结果中没有最新日期");

        if (newest > window.Day)
            return new ColumnAnswer(column, window, Outcome.NotTested, $"最新日期 {newest.Iso()} 晚于监测时间点 {window.Day.Iso()}，不能作为依据");

        return newest >= window.EarliestAllowed
            ? new ColumnAnswer(column, window, Outcome.Pass, Reason: null)
            : ColumnAnswer.Failed(column, window, policy, reason: null);
    }

    private static ColumnAnswer Undated(ColumnObservation column, UpdateWindow window, RulePolicy policy)
    {
        var stale = column.Category == ColumnCategory.Home ? policy.UndatedHomeIsStale.Value : policy.UndatedColumnIsStale.Value;
        return stale
            ? ColumnAnswer.Failed(column, window, policy, $"{column.ItemCount}条信息均无发布日期，按口径视为未更新")
            : new ColumnAnswer(column, window, Outcome.NotTested, column.Reason ?? $"{column.ItemCount}条信息均无发布日期，不能判断更新时间");
    }
}
