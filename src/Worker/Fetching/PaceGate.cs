namespace FreshnessCrawler.Worker.Fetching;

/// <summary>The places and the starting times that all requests to one IP address share.</summary>
public sealed class PaceGate
{
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim? _places;
    private readonly TimeSpan _interval;
    private long _next;

    public PaceGate(double requestsPerSecond, int connections, TimeProvider clock)
    {
        _clock = clock;
        _interval = Interval(requestsPerSecond);
        _places = connections > 0 ? new SemaphoreSlim(connections) : null;
    }

    public bool IsOpen => _places is null && _interval == TimeSpan.Zero;

    public static TimeSpan Interval(double requestsPerSecond) =>
        requestsPerSecond > 0 ? TimeSpan.FromSeconds(Math.Min(3600, 1 / requestsPerSecond)) : TimeSpan.Zero;

    public async ValueTask EnterAsync(CancellationToken ct)
    {
        if (_places is not null) await _places.WaitAsync(ct);
        try
        {
            if (Reserve() is { Ticks: > 0 } wait) await Task.Delay(wait, _clock, ct);
        }
        catch
        {
            Leave();
            throw;
        }
    }

    public void Leave() => _places?.Release();

    private TimeSpan Reserve()
    {
        if (_interval == TimeSpan.Zero) return TimeSpan.Zero;
        lock (_lock)
        {
            var now = _clock.GetTimestamp();
            var at = Math.Max(now, _next);
            _next = at + (long)(_interval.TotalSeconds * _clock.TimestampFrequency);
            return _clock.GetElapsedTime(now, at);
        }
    }
}
