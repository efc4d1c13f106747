using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>How gently one host is asked: at most so many requests at once, their starts an interval apart, first come first
/// served. A 429 or 503 doubles the interval for all of the host's requests; after a 429 it never shrinks again. Single 503s between good answers are of
/// the pages asked for, not of a host out of breath: they do not add up.</summary>
#pragma warning disable CA1001 // a semaphore without a wait handle holds nothing to dispose of
public sealed class HostPace
#pragma warning restore CA1001
{
    /// <summary>Answers in a row that forgive one doubling by a 503.</summary>
    private const int ForgivenessAfter = 20;

    private readonly PaceOptions _options;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim? _places;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly TimeSpan _agreed;
    private TimeSpan _interval;
    private long _next;
    private long _notBefore;
    private int _answersSinceSlowed;
    private bool _keepSlow;

    public HostPace(double requestsPerSecond, int connections, PaceOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _agreed = _interval = PaceGate.Interval(requestsPerSecond);
        _places = connections > 0 ? new SemaphoreSlim(connections) : null;
    }

    public TimeSpan Interval
    {
        get { lock (_lock) return _interval; }
    }

    public ValueTask<PaceLease> EnterAsync(PaceGate? address, CancellationToken ct) =>
        _places is null && _interval == TimeSpan.Zero && _notBefore == 0 && address is null or { IsOpen: true }
            ? ValueTask.FromResult(new PaceLease(this, null, null))
            : WaitAsync(address, ct);

    /// <summary>Called for each 429 and 503.</summary>
    /// <param name="forGood">A 429: the pace was ours to blame, and stays down for the run.</param>
    public void Slow(TimeSpan? retryAfter, bool forGood)
    {
        lock (_lock)
        {
            var again = forGood || _answersSinceSlowed == 0 ? _interval.Ticks * 2 : _interval.Ticks;
            var doubled = TimeSpan.FromTicks(Math.Max(again, _options.SlowedInterval.Ticks));
            var slower = doubled < _options.SlowestInterval ? doubled : _options.SlowestInterval;
            if (slower > _interval) _interval = slower;
            _keepSlow |= forGood;
            _answersSinceSlowed = 0;
            _next = Math.Max(_next, After(_interval));
            if (retryAfter is { Ticks: > 0 } wait) _notBefore = Math.Max(_notBefore, After(wait));
        }
    }

    /// <summary>Called for each answer that asks for no patience.</summary>
    public void Answered()
    {
        if (_interval == _agreed) return;
        lock (_lock)
        {
            if (_keepSlow || ++_answersSinceSlowed < ForgivenessAfter) return;
            _answersSinceSlowed = 0;
            var halved = _interval / 2;
            _interval = halved < _options.SlowedInterval || halved < _agreed ? _agreed : halved;
        }
    }

    public void Leave() => _places?.Release();

    private async ValueTask<PaceLease> WaitAsync(PaceGate? address, CancellationToken ct)
    {
        if (Deferral() is { } deferred) return new PaceLease(null, null, deferred);
        if (_places is not null) await _places.WaitAsync(ct);
        try
        {
            await _turn.WaitAsync(ct);
            try
            {
                await OwnTimeAsync(ct);
                if (Deferral() is { } later) return Refuse(later);
                if (address is not null) await address.EnterAsync(ct);
                Stamp();
                return new PaceLease(this, address, null);
            }
            finally
            {
                _turn.Release();
            }
        }
        catch
        {
            Leave();
            throw;
        }
    }

    private async ValueTask OwnTimeAsync(CancellationToken ct)
    {
        while (Deferral() is null && UntilFree() is { Ticks: > 0 } wait) await Task.Delay(wait, _clock, ct);
    }

    private PaceLease Refuse(TimeSpan later)
    {
        Leave();
        return new PaceLease(null, null, later);
    }

    private TimeSpan? Deferral()
    {
        lock (_lock)
        {
            var wait = Until(_notBefore);
            return wait > _options.LongestWait ? wait : null;
        }
    }

    private TimeSpan UntilFree()
    {
        lock (_lock) return Until(Math.Max(_next, _notBefore));
    }

    private void Stamp()
    {
        lock (_lock) _next = After(_interval);
    }

    private TimeSpan Until(long timestamp)
    {
        var now = _clock.GetTimestamp();
        return timestamp <= now ? TimeSpan.Zero : _clock.GetElapsedTime(now, timestamp);
    }

    private long After(TimeSpan wait) => _clock.GetTimestamp() + (long)(wait.TotalSeconds * _clock.TimestampFrequency);
}
