using System.Collections.Concurrent;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Serving;

/// <summary>Whether the sites keep their bad hours: switched off, as at the start, all are open all the time, so that a night reads every column.</summary>
public sealed class CityHours(DateOnly asOf, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, HashSet<int>> _failing = new(StringComparer.Ordinal);

    public bool IsOn { get; set; }

    /// <summary>Another share than the plan's, in thousandths of the week.</summary>
    public void Set(SitePlan site, int share) => _failing[site.Seed.Code] = [.. VisitPlan.Failing(share, site.Number)];

    public bool Fails(SitePlan site)
    {
        if (!IsOn) return false;
        var now = clock.GetUtcNow();
        var failing = _failing.GetOrAdd(site.Seed.Code, _ => [.. VisitPlan.Failing(VisitPlan.ShareOf(site.Seed.Code), site.Number)]);
        return failing.Contains(VisitPlan.SlotOf(now)) || VisitPlan.InMaintenance(site.Seed.Code, asOf, now);
    }
}
