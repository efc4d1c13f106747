using FreshnessCrawler.Worker.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Registry;
using Polly.Retry;
using Polly.Timeout;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>The pipeline of each authority, from outside: total time, retries, breaker, polite turn, time of an attempt.</summary>
public sealed class FetchPipelines(FetchOptions options, TimeProvider clock) : IDisposable
{
    private readonly ResiliencePipelineRegistry<string> _registry = new();

    public ResiliencePipeline<Answer> For(Authority authority) =>
        _registry.GetOrAddPipeline<Answer>(authority.Key, builder => Build(builder, authority));

    public void Dispose() => _registry.Dispose();

    private void Build(ResiliencePipelineBuilder<Answer> builder, Authority authority)
    {
        builder.TimeProvider = clock;
        builder.AddTimeout(new TimeoutStrategyOptions { Timeout = options.TotalTimeout });
        if (options.Retries > 0) builder.AddRetry(Retry());
        builder.AddCircuitBreaker(Breaker(authority));
        builder.AddStrategy(_ => new PaceTurn(clock), new PaceTurnOptions());
        builder.AddTimeout(new TimeoutStrategyOptions { Timeout = options.AttemptTimeout });
    }

    private RetryStrategyOptions<Answer> Retry()
    {
        // A wait that would use up the total time is left to the host's pace, and to a later request.
        var longest = options.TotalTimeout / 2;
        return new RetryStrategyOptions<Answer>
        {
            MaxRetryAttempts = options.Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.RetryDelay,
            ShouldHandle = args => ValueTask.FromResult(IsFailure(args.Outcome) && !IsOnlyOnce(args.Context) && !(args.Outcome.Result?.RetryAfter > longest)),
            DelayGenerator = static args => ValueTask.FromResult(args.Outcome.Result?.RetryAfter),
        };
    }

    private CircuitBreakerStrategyOptions<Answer> Breaker(Authority authority) => new()
    {
        FailureRatio = 0.9,
        MinimumThroughput = options.BreakerThroughput,
        SamplingDuration = TimeSpan.FromSeconds(60),
        BreakDuration = options.BreakDuration,
        ShouldHandle = static args => ValueTask.FromResult(IsFailure(args.Outcome)),
        OnOpened = args =>
        {
            authority.DownUntil = clock.GetTimestamp() + (long)(args.BreakDuration.TotalSeconds * clock.TimestampFrequency);
            return default;
        },
        OnClosed = _ =>
        {
            authority.DownUntil = 0;
            return default;
        },
    };

    private static bool IsOnlyOnce(ResilienceContext context) => context.Properties.TryGetValue(Errand.Key, out var errand) && errand.Request.OnlyOnce;

    private static bool IsFailure(Outcome<Answer> outcome) => outcome.Exception is TimeoutRejectedException || outcome.Result is { IsTransient: true };
}
