using Polly;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Names the strategy in Polly's telemetry.</summary>
public sealed class PaceTurnOptions : ResilienceStrategyOptions
{
    public PaceTurnOptions() => Name = "PaceTurn";
}
