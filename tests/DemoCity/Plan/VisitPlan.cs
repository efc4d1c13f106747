namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>When a site fails or refuses its visitors. The plan is of one week, in China time, with the city's day as its fifth, and comes again every
/// week; it has 30 slots of 48 minutes a day, so that who visits 30 times a day, at any even pace, comes once in each.</summary>
public static class VisitPlan
{
    public const int SlotsPerDay = 30;
    public const int Slots = 7 * SlotsPerDay;

    /// <summary>The office that has announced its maintenance.</summary>
    public const string Maintained = "linye";

    /// <summary>A site that the registry has since the week's second day only.</summary>
    public const string Newcomer = "renhang";

    public static readonly TimeSpan Slot = TimeSpan.FromDays(1) / SlotsPerDay;

    // At 04:00 of the third day, and from 08:00 of the fourth.
    private const int OutageSlot = (2 * SlotsPerDay) + 5;
    private const int OwnNetworkFirst = (3 * SlotsPerDay) + 10;
    private const int OwnNetworkSlots = 9;
    private const int LastDay = 6 * SlotsPerDay;

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    // Ten slots prove nothing. Of the other 200: the veto's share itself, one visit less, the warning's share itself, one visit less.
    private static readonly Dictionary<string, int> Failures = new(StringComparer.Ordinal) { ["kaifaqu"] = 10, ["lushanxihai"] = 9, ["weijian"] = 6, ["shuiliju"] = 5 };

    // With 11 slots refused on one day 19 visits are left of it, with 10 there are the 20 that are enough.
    private static readonly Dictionary<string, int[]> Refusals = new(StringComparer.Ordinal)
    {
        ["chaisang"] = [.. Enumerable.Range(SlotsPerDay + 12, 11)],
        ["lushan"] = [.. Enumerable.Range(0, 10).Select(at => LastDay + (3 * at))],
    };

    // On the week's last day: below the limit of 95 %, and of 20 visits one, which is the limit itself.
    private static readonly Dictionary<string, int[]> OverIpv6 = new(StringComparer.Ordinal)
    {
        ["shenji"] = [LastDay + 5, LastDay + 15, LastDay + 25],
        ["lushan"] = [LastDay + 10],
    };

    public static IReadOnlyList<int> Failing(SitePlan site) => Failing(Failures.GetValueOrDefault(site.Seed.Code), site.Number);

    /// <summary>Slots spread over the week, none of which lies where nothing can be proven.</summary>
    public static IReadOnlyList<int> Failing(int count, int number)
    {
        int[] usable = [.. Enumerable.Range(0, Slots).Where(slot => slot != OutageSlot && slot is < OwnNetworkFirst or >= OwnNetworkFirst + OwnNetworkSlots)];
        return [.. Enumerable.Range(0, Math.Min(count, usable.Length)).Select(at => usable[((at * usable.Length / count) + (number * 7)) % usable.Length]).Order()];
    }

    public static IReadOnlyList<int> Refusing(string code) => Refusals.GetValueOrDefault(code) ?? [];

    public static IReadOnlyList<int> FailingOverIpv6(string code) => OverIpv6.GetValueOrDefault(code) ?? [];

    public static DateTime Begin(DateOnly asOf) => asOf.AddDays(-4).ToDateTime(TimeOnly.MinValue);

    /// <summary>The newcomer's first day.</summary>
    public static DateOnly Opened(DateOnly asOf) => asOf.AddDays(-3);

    public static int SlotOf(DateOnly asOf, DateTimeOffset moment)
    {
        var since = (moment.ToOffset(China).DateTime - Begin(asOf)).Ticks % TimeSpan.FromDays(7).Ticks;
        return (int)((since < 0 ? since + TimeSpan.FromDays(7).Ticks : since) / Slot.Ticks);
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

    /// <summary>Most sites break off together in one slot: as far as anybody can tell, that is the observer's own network.</summary>
    public static bool InOutage(SitePlan site, int slot) => slot == OutageSlot && site.Number % 2 == 1 && site.Seed.Trap != SiteTrap.Silent;

    /// <summary>The clock hour of that.</summary>
    public static (DateTime From, DateTime To) Outage(DateOnly asOf) => (Begin(asOf) + (OutageSlot * Slot), Begin(asOf) + (OutageSlot * Slot) + TimeSpan.FromHours(1));

    /// <summary>When the observer's own network is lost, where somebody plays that.</summary>
    public static (DateTime From, DateTime To) OwnNetwork(DateOnly asOf) =>
        (Begin(asOf) + (OwnNetworkFirst * Slot), Begin(asOf) + ((OwnNetworkFirst + OwnNetworkSlots) * Slot));
}
