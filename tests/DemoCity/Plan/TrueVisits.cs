namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>When sites fail their visitors, once the control port has switched the bad hours on.</summary>
/// <param name="Slots">Slots of a week from Monday 00:00, China.</param>
/// <param name="SlotSeconds">Length of each.</param>
/// <param name="Failing">The failing slots of each site that has any; their number is its share in thousandths.</param>
/// <param name="Maintained">The site with announced maintenance.</param>
/// <param name="Maintenance">Its hours, China time, begin and end.</param>
/// <param name="Blocking">Sites that refuse or challenge every visitor: neither open nor failed.</param>
/// <param name="Closed">Sites that never open.</param>
public sealed record TrueVisits(
    int Slots, double SlotSeconds, IReadOnlyDictionary<string, IReadOnlyList<int>> Failing, string Maintained, IReadOnlyList<IReadOnlyList<DateTime>> Maintenance,
    IReadOnlyList<string> Blocking, IReadOnlyList<string> Closed);
