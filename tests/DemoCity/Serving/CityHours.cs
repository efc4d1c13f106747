using System.Collections.Concurrent;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Serving;

/// <summary>Whether the sites keep their bad hours: switched off, as at the start, all are open all the time, so that a night reads every column.</summary>
public sealed class CityHours(DateOnly asOf, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, HashSet<int>> _failing = new(StringComparer.Ordinal);

    public bool IsOn { get; set; }

    /// <summary>Another share than the plan's, in thousandths of the week.</summary>
    /// <returns>How many slots of the week fail by it.</returns>
    public int Set(SitePlan site, int share)
    {
        var slots = VisitPlan.Failing((int)Math.Round(share * VisitPlan.Slots / 1000.0), site.Number);
        _failing[site.Seed.Code] = [.. slots];
        return slots.Count;
    }

    public bool Fails(SitePlan site, bool overIpv6)
    {
        if (!IsOn) return false;
        var now = clock.GetUtcNow();
        var slot = VisitPlan.SlotOf(asOf, now);
        return _failing.GetOrAdd(site.Seed.Code, _ => [.. VisitPlan.Failing(site)]).Contains(slot)
            || VisitPlan.InMaintenance(site.Seed.Code, asOf, now)
            || VisitPlan.InOutage(site, slot)
            || (overIpv6 && VisitPlan.FailingOverIpv6(site.Seed.Code).Contains(slot));
    }

    /// <summary>Whether its protection turns every visitor away just now.</summary>
    public bool Refuses(SitePlan site) => IsOn && VisitPlan.Refusing(site.Seed.Code).Contains(VisitPlan.SlotOf(asOf, clock.GetUtcNow()));
}
