using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>The window in which a column must have been updated (监测时间点前…内): from its earliest allowed day to the civil day of T, both included.</summary>
/// <param name="Day">The civil day of T in China.</param>
/// <param name="EarliestAllowed">The oldest newest-date that still passes (T − limit).</param>
/// <param name="Limit">The policy's limit for the column's class (国办秘函〔2019〕19号 单项否决 3–4).</param>
/// <param name="RegisteredDays">The registry's own limit in days where it has one; it goes before the policy's.</param>
public readonly record struct UpdateWindow(DateOnly Day, DateOnly EarliestAllowed, PolicyLimit Limit, int? RegisteredDays)
{
    /// <summary>The limit in days at this monitoring point (six calendar months are 181–184 days).</summary>
    public int LimitDays => Day.DayNumber - EarliestAllowed.DayNumber;

    /// <summary>The window's length as people read it: 14天, 6个月, or the registry's days.</summary>
    public string Span => RegisteredDays is { } days
        ? $"{days}天，名录规定"
        : Limit.Unit == LimitUnit.Months ? $"{Limit.Value}个月" : $"{Limit.Value}天";

    /// <summary>The clause of the limit; of a registry limit it says so (名录规定).</summary>
    public string Clause => RegisteredDays is { } days ? $"名录规定：{days}天（口径：{Limit.Clause}）" : Limit.Clause;

    /// <summary>The window of a column: the registry's limit, else that of its class (国办秘函〔2019〕19号 单项否决 3–4).</summary>
    public static UpdateWindow Of(ColumnObservation column, RulePolicy policy, MonitoringPoint point)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(policy);
        var limit = LimitFor(column.Category, policy);
        var day = point.Day;
        if (column.LimitDays is not { } days)
            return new UpdateWindow(day, EarliestDay(limit, day), limit, RegisteredDays: null);

        if (days < 1)
            throw new ArgumentException($"Column {column.ColumnId} has a limit of {days} days; a limit is at least one day.", nameof(column));
        return new UpdateWindow(day, day.AddDays(-days), limit, days);
    }

    /// <summary>The oldest day inside a limit that runs back from <paramref name="day"/>; months are calendar months (2023-08-31 less six is 2023-02-28).</summary>
    public static DateOnly EarliestDay(PolicyLimit limit, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return limit.Unit switch
        {
            LimitUnit.Days => day.AddDays(-limit.Value),
            LimitUnit.Months => day.AddMonths(-limit.Value),
            _ => throw new ArgumentException($"A window of time cannot be counted in {limit.Unit}.", nameof(limit)),
        };
    }

    /// <summary>The last day of T on which <paramref name="newest"/> is still inside the window. Months are not simply added: 2026-08-31 passes
    /// six months to 2027-02-28, and 2026-02-28 to 2026-08-31 (February has no later day).</summary>
    public DateOnly LastPassingDay(DateOnly newest)
    {
        if (RegisteredDays is { } days) return newest.AddDays(days);
        if (Limit.Unit == LimitUnit.Days) return newest.AddDays(Limit.Value);
        var last = newest.AddMonths(Limit.Value);
        while (EarliestDay(Limit, last.AddDays(1)) <= newest) last = last.AddDays(1);
        return last;
    }

    private static PolicyLimit LimitFor(ColumnCategory category, RulePolicy policy) => category switch
    {
        ColumnCategory.Home => policy.HomeWindow,
        ColumnCategory.News => policy.NewsWindow,
        ColumnCategory.Notice or ColumnCategory.Policy => policy.NoticeWindow,
        ColumnCategory.Other => policy.OtherWindow,
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "A column category without a limit."),
    };
}
