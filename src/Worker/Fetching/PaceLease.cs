namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Leave to send one request; disposing it makes room for the next. Not granted when the host asked for more patience than the run has.</summary>
public readonly struct PaceLease(HostPace? host, PaceGate? address, TimeSpan? deferredFor) : IDisposable
{
    /// <summary>How long the host still wants to be left alone; null when the lease is granted.</summary>
    public TimeSpan? DeferredFor => deferredFor;

    public void Dispose()
    {
        address?.Leave();
        host?.Leave();
    }
}
