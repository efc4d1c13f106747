namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>The whole city for one seed, day and port.</summary>
/// <param name="AsOf">The China civil day that its dates are reckoned from.</param>
/// <param name="Seed">Another seed, another city of the same kind.</param>
/// <param name="Port">Of the sites on their own addresses.</param>
/// <param name="Sites">The sites.</param>
/// <param name="Hosts">Sub-hosts of the sites, and hosts outside the city.</param>
public sealed record CityPlan(DateOnly AsOf, int Seed, int Port, IReadOnlyList<SitePlan> Sites, IReadOnlyList<HostPlan> Hosts)
{
    /// <summary>Whether the city is served over IPv6 (::1) too.</summary>
    public bool HasIpv6 { get; init; } = true;

    /// <summary>The new-media accounts, each at the place of its number.</summary>
    public IReadOnlyList<Accounts.Plan.AccountPlan> Accounts { get; init; } = [];

    /// <summary>The hosts that serve the accounts' posts.</summary>
    public IReadOnlyList<HostPlan> FeedHosts { get; init; } = [];

    /// <summary>Where the tests turn the city's screws.</summary>
    public System.Net.IPEndPoint Control => new(System.Net.IPAddress.Parse("127.71.0.200"), Port + 900);
}
