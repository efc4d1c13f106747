namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>Reckons a site's week from the hours of the truth, for any visits. The limits stand here on purpose as numbers of their own: a truth that
/// borrowed the product's policy would share its mistakes.</summary>
public sealed class WeekTruth(TrueVisits hours)
{
    private const int EnoughADay = 20;

    private enum Worth
    {
        Opened,
        Failed,
        Blocked,
        Maintenance,
        Void,
    }

    /// <summary>A visit in the middle of each slot, on the days that the registry has the site.</summary>
    public TrueWeek Evenly(string site, V6Form v6) => Of(
        site, v6,
        Enumerable.Range(0, hours.Slots).Select(slot => hours.From.AddSeconds((slot + 0.5) * hours.SlotSeconds)).Where(at => IsRegistered(site, at)));

    /// <param name="site">Its code.</param>
    /// <param name="v6">Its IPv6.</param>
    /// <param name="visits">When it is visited, China time, within the week.</param>
    public TrueWeek Of(string site, V6Form v6, IEnumerable<DateTime> visits)
    {
        var all = visits.Select(at => (At: at, Worth: WorthOf(site, at, overIpv6: false))).ToList();
        var counted = new int[7];
        foreach (var (at, _) in all.Where(visit => visit.Worth is Worth.Opened or Worth.Failed)) counted[DayOf(at)]++;
        int Count(Worth worth) => all.Count(visit => visit.Worth == worth);
        var failed = Count(Worth.Failed);

        // What leads nowhere is asked as well, and fails each time.
        var over = v6 is V6Form.Served or V6Form.OtherContent or V6Form.NotListening
            ? all.Where(visit => DayOf(visit.At) == 6).Select(visit => v6 == V6Form.NotListening ? Worth.Failed : WorthOf(site, visit.At, overIpv6: true)).ToList()
            : [];
        return new TrueWeek(
            site, WordOf(counted.Min(), failed, counted.Sum()), all.Count, failed, Count(Worth.Void), Count(Worth.Maintenance), Count(Worth.Blocked), counted.Min(),
            all.Count(visit => visit.Worth == Worth.Failed && DayOf(visit.At) == 6), over.Count(worth => worth is Worth.Opened or Worth.Failed), over.Count(worth => worth == Worth.Failed));
    }

    public bool IsRegistered(string site, DateTime at) => !hours.Opened.TryGetValue(site, out var day) || DateOnly.FromDateTime(at) >= day;

    private static string WordOf(int fewest, int failed, int counted) => (fewest, failed, counted) switch
    {
        ( < EnoughADay, _, _) => "监测次数不足",
        _ when failed * 100 >= counted * 5 => "单项否决",
        _ when failed * 100 >= counted * 3 => "预警",
        _ => "正常",
    };

    private Worth WorthOf(string site, DateTime at, bool overIpv6)
    {
        var slot = (int)((at - hours.From).TotalSeconds / hours.SlotSeconds);
        if (Within(hours.Outage, at) || Within(hours.OwnNetwork, at)) return Worth.Void;
        if (hours.Closed.Contains(site)) return Worth.Failed;
        if (hours.Maintained == site && hours.Maintenance.Any(span => Within(span, at))) return Worth.Maintenance;
        if (Has(hours.Failing) || (overIpv6 && Has(hours.FailingOverIpv6))) return Worth.Failed;
        return hours.Blocking.Contains(site) || Has(hours.Refusing) ? Worth.Blocked : Worth.Opened;

        bool Has(IReadOnlyDictionary<string, IReadOnlyList<int>> slots) => slots.TryGetValue(site, out var own) && own.Contains(slot);
    }

    private int DayOf(DateTime at) => (int)(at - hours.From).TotalDays;

    private static bool Within(IReadOnlyList<DateTime> span, DateTime at) => at >= span[0] && at < span[1];
}
