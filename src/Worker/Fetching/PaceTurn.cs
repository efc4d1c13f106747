using Polly;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Within the pipeline: each attempt, a retry too, waits for its turn at the host, outside the attempt's time.</summary>
public sealed class PaceTurn(TimeProvider clock) : ResilienceStrategy<Answer>
{
    protected override async ValueTask<Outcome<Answer>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<Answer>>> callback, ResilienceContext context, TState state)
    {
        var errand = context.Properties.GetValue(Errand.Key, null!);
        if (errand.TakeLease() is not { } lease)
        {
            var asked = clock.GetTimestamp();
            try
            {
                lease = await errand.Pace.Host.EnterAsync(errand.Pace.Gate, context.CancellationToken);
            }
            catch (OperationCanceledException e)
            {
                return Outcome.FromException<Answer>(e);
            }
            errand.PoliteWaits += clock.GetElapsedTime(asked);
            if (lease.DeferredFor is { } wait) return Outcome.FromResult(errand.Last ?? SiteCourier.Deferred(wait));
        }
        using (lease) return await callback(context, state);
    }
}
