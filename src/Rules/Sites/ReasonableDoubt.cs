using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>What keeps an observation from proving a column stale or blank. It never stands in the way of a pass: something new that was seen
/// is new whatever else is unclear.</summary>
internal static class ReasonableDoubt
{
    /// <summary>Why a fail would not be proven, in Chinese; null where it would.</summary>
    public static string? About(ColumnObservation column, UpdateWindow window, RulePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(policy);
        return AboutTheReading(column) ?? AboutItsDay(column, window) ?? AboutTheDate(column, policy);
    }

    /// <summary>The reading itself: it may be of the wrong part of the page, or of the wrong page.</summary>
    public static string? AboutTheReading(ColumnObservation column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column switch
        {
            { Suspect: { } suspect } => $"读取存疑（{suspect}），须人工核对后再判",
            { Place: ColumnPlace.Moved, PlaceDetail: { } to } => $"栏目疑已迁移（{to}），须更新名录后再判",
            { Place: ColumnPlace.Moved } => "栏目疑已迁移，须更新名录后再判",
            { Place: ColumnPlace.Vanished, PlaceDetail: { } since } => $"栏目已不在网站导航中（{since}），须核对名录",
            { Place: ColumnPlace.Vanished } => "栏目已不在网站导航中，须核对名录",
            _ => null,
        };
    }

    /// <summary>Last seen before T's day: what may have been published since then is not known.</summary>
    private static string? AboutItsDay(ColumnObservation column, UpdateWindow window)
    {
        var seen = MonitoringPoint.DayOf(column.ObservedAt);
        return seen < window.Day ? $"观测于 {seen.Iso()}，早于监测时间点 {window.Day.Iso()}，其间可能已更新" : null;
    }

    /// <summary>A date that the office itself does not show.</summary>
    private static string? AboutTheDate(ColumnObservation column, RulePolicy policy)
    {
        if (column is not { Outcome: ReadingOutcome.Read, Newest: { } newest })
            return null;

        var confidence = policy.DateConfidence.Of(column.NewestSource);
        return confidence < (double)policy.MinimumDateConfidence.Value
            ? $"最新日期 {newest.Iso()} 取自{column.NewestSource.Chinese()}，把握不足以判定未更新（{confidence.Short()}，低于 {policy.MinimumDateConfidence.Value.Short()}）"
            : null;
    }
}
