namespace FreshnessCrawler.Rules;

/// <summary>The moment T (监测时间点) from which every window runs back. A verdict is a function of the observations up to T, the policy and T.</summary>
/// <param name="At">The instant; its civil day is that of Asia/Shanghai (UTC+8, no daylight saving).</param>
public readonly record struct MonitoringPoint(DateTimeOffset At)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>The civil day of T in China.</summary>
    public DateOnly Day => DayOf(At);

    /// <summary>The civil day in China of any instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(China).DateTime);
}
