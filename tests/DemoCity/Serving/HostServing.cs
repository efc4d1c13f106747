using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Serving;

/// <summary>A host beside the sites while it is served.</summary>
public sealed class HostServing(HostPlan plan)
{
    private long _requests;

    public HostPlan Plan => plan;
    public long Requests => Interlocked.Read(ref _requests);

    public void Enter() => Interlocked.Increment(ref _requests);
}
