using FreshnessCrawler.DemoCity.Plan;
using FreshnessCrawler.DemoCity.Serving;

namespace FreshnessCrawler.DemoCity.Accounts.Serving;

/// <summary>A host that serves accounts' posts, while it is served.</summary>
public sealed class FeedHostServing(HostPlan plan)
{
    public HostServing Host { get; } = new(plan);
}
