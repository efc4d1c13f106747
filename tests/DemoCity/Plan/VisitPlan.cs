namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>When a site fails its visitors, as a share of a week. The week (from Monday 00:00, China) has a thousand slots of 604.8 s, so that any
/// share in thousandths is exact for one visit a slot.</summary>
public static class VisitPlan
{
    public const int Slots = 1000;

    /// <summary>The office that has announced its maintenance.</summary>
    public const string Maintained = "linye";

    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly TimeSpan Slot = TimeSpan.FromDays(7) / Slots;

    // The share of the veto itself, just below it, that of the warning, and none.
    private static readonly Dictionary<string, int> Shares = new(StringComparer.Ordinal) { ["kaifaqu"] = 50, ["lushanxihai"] = 49, ["weijian"] = 30 };

    /// <summary>Thousandths of the week.</summary>
    public static int ShareOf(string code) => Shares.GetValueOrDefault(code);

    /// <summary>The slots that fail, spread over the week.</summary>
    public static IReadOnlyList<int> Failing(int share, int number)
    {
        var slots = new int[share];
        for (var at = 0; at < share; at++) slots[at] = ((at * Slots / share) + (number * 7)) % Slots;
        Array.Sort(slots);
        return slots;
    }

    public static int SlotOf(DateTimeOffset moment)
    {
        var local = moment.ToOffset(China);
        var sinceMonday = TimeSpan.FromDays(((int)local.DayOfWeek + 6) % 7) + local.TimeOfDay;
        return (int)(sinceMonday.Ticks / Slot.Ticks) % Slots;
    }

    /// <summary>The announced maintenance, in China time: hours in which the site fails and nobody may hold it against it.</summary>
    public static IReadOnlyList<(DateTime From, DateTime To)> Maintenance(DateOnly asOf) =>
    [
        (asOf.AddDays(-2).ToDateTime(new TimeOnly(10, 0)), asOf.AddDays(-2).ToDateTime(new TimeOnly(12, 0))),
        (asOf.AddDays(1).ToDateTime(new TimeOnly(10, 0)), asOf.AddDays(1).ToDateTime(new TimeOnly(16, 0))),
    ];

    public static bool InMaintenance(string code, DateOnly asOf, DateTimeOffset moment)
    {
        if (code != Maintained) return false;
        var local = moment.ToOffset(China).DateTime;
        return Maintenance(asOf).Any(hours => local >= hours.From && local < hours.To);
    }
}
