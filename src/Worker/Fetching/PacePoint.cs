namespace FreshnessCrawler.Worker.Fetching;

/// <summary>The paces that hold for one authority as long as its name leads to the same addresses.</summary>
public sealed record PacePoint(HostPace Host, PaceGate Gate, long Until);
