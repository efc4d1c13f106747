using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>What one question (updated? blank?) gave for one column: the ground of a column's verdict and of the counts over a site
/// (国办秘函〔2019〕19号 单项否决 3–4).</summary>
/// <param name="Column">What was seen.</param>
/// <param name="Window">The column's window at T.</param>
/// <param name="Outcome">The answer.</param>
/// <param name="Reason">Why, in Chinese, wherever the dates alone do not say it.</param>
public readonly record struct ColumnAnswer(ColumnObservation Column, UpdateWindow Window, Outcome Outcome, string? Reason)
{
    /// <summary>Days from the newest date to T's day; null without a date or with one after T.</summary>
    public int? AgeDays => Column.Outcome == ReadingOutcome.Read && Column.Newest is { } newest && newest <= Window.Day
        ? Window.Day.DayNumber - newest.DayNumber
        : null;

    /// <summary>A fail, unless something keeps the observation from proving one (<see cref="ReasonableDoubt"/>): the one way to a fail.</summary>
    public static ColumnAnswer Failed(ColumnObservation column, UpdateWindow window, RulePolicy policy, string? reason) =>
        ReasonableDoubt.About(column, window, policy) is { } doubt
            ? new ColumnAnswer(column, window, Outcome.NotTested, doubt)
            : new ColumnAnswer(column, window, Outcome.Fail, reason);

    /// <summary>The column was not read; the reading's own reason is kept.</summary>
    public static ColumnAnswer Unread(ColumnObservation column, UpdateWindow window)
    {
        ArgumentNullException.ThrowIfNull(column);
        return new ColumnAnswer(column, window, Outcome.NotTested, column.Reason ?? "未能读取，原因未记录");
    }

    /// <summary>The category was proposed by the program and is too unsure to judge by: a person must confirm it.</summary>
    public static ColumnAnswer Unconfirmed(ColumnObservation column, UpdateWindow window, RulePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(policy);
        return new ColumnAnswer(
            column,
            window,
            Outcome.NotTested,
            $"栏目由程序发现，类别“{column.Category.Chinese()}”的把握为 {column.Confidence.Short()}，低于 {policy.MinimumConfidence.Value.Short()}，须人工确认");
    }

    /// <summary>A person has recorded that the column need not be updated.</summary>
    public static ColumnAnswer Exempted(ColumnObservation column, UpdateWindow window, Exemption exemption)
    {
        ArgumentNullException.ThrowIfNull(exemption);
        return new ColumnAnswer(column, window, Outcome.NotApplicable, exemption.Chinese());
    }

    /// <summary>The column's part in a verdict's evidence, with the date arithmetic.</summary>
    public ColumnEvidence ToEvidence() => new(
        Column.ColumnId,
        Column.Name,
        Column.Url,
        Column.Outcome,
        Column.Newest,
        Column.NewestTitle,
        Column.NewestUrl,
        AgeDays,
        Window.LimitDays,
        Window.EarliestAllowed,
        Reason ?? Column.Reason,
        Column.ObservedAt)
    {
        LastPassingDay = Column.Newest is { } newest ? Window.LastPassingDay(newest) : null,
        NewestSource = Column.Newest is null ? null : Column.NewestSource,
        Place = Column.Place,
        PlaceDetail = Column.PlaceDetail,
        Suspect = Column.Suspect,
    };
}
