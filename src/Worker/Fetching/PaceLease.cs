namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Leave to send one request; disposing it makes room for the next. Not granted when the host asked for more patience than the run has.</summary>
public readonly struct PaceLease(HostPace? host, PaceGate? address, TimeSpan? deferredFor) : IDisposable
{
    /// <summary>How long the host still wants to be left alone; null when the lease is granted.</summary>
    public TimeSpan? DeferredFor => deferredFor;

    /// <summary>What came of a request that was sent elsewhere under this lease: a 429 or 503 slows the host for everybody.</summary>
    public void Told(int? httpStatus, TimeSpan? retryAfter)
    {
        if (httpStatus is 429 or 503) host?.Slow(retryAfter, forGood: httpStatus == 429);
        else if (httpStatus is not null) host?.Answered();
    }

    public void Dispose()
    {
        address?.Leave();
        host?.Leave();
    }
}
