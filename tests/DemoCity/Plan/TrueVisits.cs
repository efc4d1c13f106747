namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>When sites fail their visitors, once the control port has switched the bad hours on. All moments are China time.</summary>
/// <param name="From">Where the week begins; it comes again after 7 days.</param>
/// <param name="Slots">Slots of the week.</param>
/// <param name="SlotSeconds">Length of each.</param>
/// <param name="Failing">The failing slots of each site that has any.</param>
/// <param name="FailingOverIpv6">Slots in which a site opens over IPv4 only.</param>
/// <param name="Refusing">Slots in which a site's protection refuses every visitor: neither open nor failed.</param>
/// <param name="Maintained">The site with announced maintenance.</param>
/// <param name="Maintenance">Its hours, begin and end.</param>
/// <param name="Blocking">Sites that refuse or challenge every visitor always.</param>
/// <param name="Closed">Sites that never open.</param>
/// <param name="Opened">Sites that the registry has since that day of the week only.</param>
/// <param name="Outage">A clock hour in which most sites fail together: nothing seen in it proves anything.</param>
/// <param name="OwnNetwork">The observer's own network is lost from the first to the second moment, where somebody plays that.</param>
/// <param name="Weeks">What the whole week comes to for a visitor with 30 visits a day at an even pace whose network was lost then.</param>
public sealed record TrueVisits(
    DateTime From,
    int Slots,
    double SlotSeconds,
    IReadOnlyDictionary<string, IReadOnlyList<int>> Failing,
    IReadOnlyDictionary<string, IReadOnlyList<int>> FailingOverIpv6,
    IReadOnlyDictionary<string, IReadOnlyList<int>> Refusing,
    string Maintained,
    IReadOnlyList<IReadOnlyList<DateTime>> Maintenance,
    IReadOnlyList<string> Blocking,
    IReadOnlyList<string> Closed,
    IReadOnlyDictionary<string, DateOnly> Opened,
    IReadOnlyList<DateTime> Outage,
    IReadOnlyList<DateTime> OwnNetwork,
    IReadOnlyList<TrueWeek> Weeks);
