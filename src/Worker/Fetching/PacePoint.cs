namespace FreshnessCrawler.Worker.Fetching;

/// <summary>The paces that hold for one authority as long as its name leads to the same addresses.</summary>
/// <param name="IsPrivate">Some of the addresses are not public: the run was explicitly allowed them.</param>
public sealed record PacePoint(HostPace Host, PaceGate Gate, long Until, bool IsPrivate);
