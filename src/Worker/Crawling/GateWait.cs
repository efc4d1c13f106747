using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Gate;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>The network gate as a run passes it: a short outage of our own delays a site instead of losing its night.</summary>
public sealed class GateWait(NetworkGate gate, IOptions<CrawlOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(15);

    /// <summary>The first look at which the gate is open, or, once <see cref="CrawlOptions.GatePatience"/> is used up, the last.</summary>
    public async Task<GateReading> OpenAsync(CancellationToken ct)
    {
        var asked = clock.GetTimestamp();
        while (true)
        {
            var reading = await gate.CheckAsync(ct);
            if (reading.IsOpen || clock.GetElapsedTime(asked) + Between > options.Value.GatePatience) return reading;
            await Task.Delay(Between, clock, ct);
        }
    }

    /// <summary>A look after a visit, fresh enough to believe what the visit saw.</summary>
    public Task<GateReading> LookAgainAsync(CancellationToken ct) => gate.CheckAgainAsync(ct);
}
