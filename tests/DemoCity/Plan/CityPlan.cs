namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>The whole city for one seed, day and port.</summary>
public sealed record CityPlan(DateOnly AsOf, int Seed, int Port, IReadOnlyList<SitePlan> Sites)
{
    /// <summary>Where the tests turn the city's screws.</summary>
    public System.Net.IPEndPoint Control => new(System.Net.IPAddress.Parse("127.71.0.200"), Port + 900);
}
