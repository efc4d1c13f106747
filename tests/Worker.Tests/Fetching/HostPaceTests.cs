using CsCheck;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

public sealed class HostPaceTests
{
    private readonly FakeTimeProvider _clock = new();
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private HostPace Pace(double perSecond, int connections = 0, PaceOptions? options = null) => new(perSecond, connections, options ?? new PaceOptions(), _clock);

    // Lets continuations run, then moves the clock step by step until all have entered; gives each its time.
    private async Task<List<TimeSpan>> EnterAllAsync(IEnumerable<Func<ValueTask<PaceLease>>> entries, TimeSpan step)
    {
        var start = _clock.GetTimestamp();
        var times = new List<TimeSpan>();
        var tasks = entries.Select(async enter =>
        {
            using var lease = await enter();
            lock (times) times.Add(_clock.GetElapsedTime(start));
        }).ToArray();
        for (var i = 0; i < 100_000 && !Task.WhenAll(tasks).IsCompleted; i++)
        {
            for (var settle = 0; settle < 3; settle++) await Task.Yield();
            if (i % 8 == 7) await Task.Delay(1, Ct);
            if (!Task.WhenAll(tasks).IsCompleted) _clock.Advance(step);
        }
        await Task.WhenAll(tasks);
        times.Sort();
        return times;
    }

    [Fact]
    public void Enter_NoLimits_CompletesAtOnce()
    {
        var pace = Pace(0);
        for (var i = 0; i < 1000; i++) Assert.True(pace.EnterAsync(new PaceGate(0, 0, _clock), Ct).AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Enter_FourASecond_SpacesStarts()
    {
        var pace = Pace(4);
        var times = await EnterAllAsync(Enumerable.Repeat(() => pace.EnterAsync(null, Ct), 5), TimeSpan.FromMilliseconds(50));
        for (var i = 1; i < times.Count; i++) Assert.InRange((times[i] - times[i - 1]).TotalMilliseconds, 249, 10_000);
    }

    [Fact]
    public async Task Enter_AllPlacesTaken_WaitsForOneToLeave()
    {
        var pace = Pace(0, connections: 2);
        var first = await pace.EnterAsync(null, Ct);
        var second = await pace.EnterAsync(null, Ct);
        var third = pace.EnterAsync(null, Ct).AsTask();
        Assert.False(third.IsCompleted);
        first.Dispose();
        using var _ = await third.WaitAsync(TimeSpan.FromSeconds(5), Ct);
        second.Dispose();
    }

    [Fact]
    public async Task Enter_TwoHostsBehindOneGate_KeepTheGatesPace()
    {
        var gate = new PaceGate(10, 4, _clock);
        HostPace a = Pace(10), b = Pace(10);
        var times = await EnterAllAsync(Enumerable.Range(0, 20).Select<int, Func<ValueTask<PaceLease>>>(i => () => (i % 2 == 0 ? a : b).EnterAsync(gate, Ct)), TimeSpan.FromMilliseconds(20));
        Assert.InRange(times[^1].TotalSeconds, 1.9, 60);
    }

    [Fact]
    public async Task Enter_SlowHost_DoesNotHoldUpAnotherOfTheSameAddress()
    {
        var gate = new PaceGate(100, 1, _clock);
        HostPace slow = Pace(100), other = Pace(100);
        slow.Slow(TimeSpan.FromSeconds(60), forGood: true);
        var waiting = slow.EnterAsync(gate, Ct).AsTask();
        using (await other.EnterAsync(gate, Ct).AsTask().WaitAsync(TimeSpan.FromSeconds(5), Ct)) Assert.False(waiting.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(61));
        (await waiting.WaitAsync(TimeSpan.FromSeconds(5), Ct)).Dispose();
    }

    [Fact]
    public async Task Enter_CancelledWhileWaiting_GivesItsPlaceBack()
    {
        var pace = Pace(1, connections: 1);
        (await pace.EnterAsync(null, Ct)).Dispose();
        using var cancel = new CancellationTokenSource();
        var waiting = pace.EnterAsync(null, cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        _clock.Advance(TimeSpan.FromSeconds(2));
        (await pace.EnterAsync(null, Ct).AsTask().WaitAsync(TimeSpan.FromSeconds(5), Ct)).Dispose();
    }

    [Fact]
    public async Task Enter_RetryAfterWithinPatience_WaitsBeyondItDefers()
    {
        var pace = Pace(0);
        pace.Slow(TimeSpan.FromSeconds(100), forGood: true);
        var waiting = pace.EnterAsync(null, Ct).AsTask();
        Assert.False(waiting.IsCompleted);
        pace.Slow(TimeSpan.FromSeconds(500), forGood: true);
        var deferred = await pace.EnterAsync(null, Ct);
        Assert.InRange(deferred.DeferredFor!.Value.TotalSeconds, 499, 501);
        _clock.Advance(TimeSpan.FromSeconds(101));
        Assert.NotNull((await waiting.WaitAsync(TimeSpan.FromSeconds(5), Ct)).DeferredFor);
        _clock.Advance(TimeSpan.FromSeconds(400));
        Assert.Null((await pace.EnterAsync(null, Ct)).DeferredFor);
    }

    [Fact]
    public void Answered_After503_IsForgivenAfter429Never()
    {
        HostPace busy = Pace(4), blamed = Pace(4);
        busy.Slow(null, forGood: false);
        blamed.Slow(null, forGood: true);
        var slowed = blamed.Interval;
        Assert.Equal(TimeSpan.FromSeconds(1), slowed);
        for (var i = 0; i < 100; i++)
        {
            busy.Answered();
            blamed.Answered();
        }
        Assert.Equal(TimeSpan.FromMilliseconds(250), busy.Interval);
        Assert.Equal(slowed, blamed.Interval);
    }

    [Fact]
    public void Slow_AnySequenceWithA429_NeverGetsFasterAgain() =>
        Gen.Select(Gen.Double[0, 50], Gen.Int[0, 4].Array[1, 200]).Sample((perSecond, events) =>
        {
            var pace = new HostPace(perSecond, 0, new PaceOptions(), new FakeTimeProvider());
            var blamed = false;
            var interval = pace.Interval;
            foreach (var e in events)
            {
                var before = interval;
                if (e == 0) pace.Slow(null, forGood: true);
                else if (e == 1) pace.Slow(TimeSpan.FromSeconds(e), forGood: false);
                else pace.Answered();
                interval = pace.Interval;
                if (e <= 1 && interval < before) return false;
                blamed |= e == 0;
                if (blamed && interval < before) return false;
            }
            return interval <= TimeSpan.FromSeconds(10) || perSecond is > 0 and < 0.1;
        });
}
