using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>What a run knows of one address.</summary>
public sealed class BookedLink
{
    private readonly Lock _lock = new();
    private LinkTest? _result;
    private DateTimeOffset? _secondLook;
    private Task? _running;

    /// <summary>The stored test of an earlier run; what it says of a dead address counts however old it is.</summary>
    public LinkTest? Stored { get; set; }

    /// <summary>The result that stands for now: of this run, or a stored one still young enough.</summary>
    public LinkTest? Result
    {
        get { lock (_lock) return _result; }
        set { lock (_lock) _result = value; }
    }

    /// <summary>Whether the standing result was made by a second look of this run at that time or later.</summary>
    public bool IsSecondLook(DateTimeOffset since) => Stands(since) is not null;

    /// <summary>Drops the standing result where it was made at that time.</summary>
    public void Forget(DateTimeOffset checkedAt)
    {
        lock (_lock)
        {
            if (_result?.CheckedAt == checkedAt) (_result, _secondLook) = (null, null);
        }
    }

    /// <summary>Does what asks for the address while nobody else does.</summary>
    public async Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        TaskCompletionSource mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
        while (true)
        {
            Task? other;
            lock (_lock)
            {
                other = _running;
                if (other is null) _running = mine.Task;
            }

            if (other is null) break;
            await other.WaitAsync(ct);
        }

        try
        {
            return await work();
        }
        finally
        {
            lock (_lock) _running = null;
            mine.SetResult();
        }
    }

    /// <summary>The standing result, or a new test where there is none. Whoever comes while a test is in flight waits for it.</summary>
    /// <param name="secondLookSince">Given, the test is a second look, and only another one from then on stands for it: a first look, or a stored
    /// test, does not.</param>
    /// <returns>The test, and whether it was made for this caller.</returns>
    public async Task<(LinkTest Test, bool Asked)> TestAsync(DateTimeOffset? secondLookSince, Func<Task<LinkTest>> test, CancellationToken ct)
    {
        if (Stands(secondLookSince) is { } standing) return (standing, false);
        return await AloneAsync<(LinkTest, bool)>(async () =>
        {
            if (Stands(secondLookSince) is { } meanwhile) return (meanwhile, false);
            var made = await test();
            lock (_lock)
            {
                _result = made;
                if (secondLookSince is not null) _secondLook = made.CheckedAt;
            }

            return (made, true);
        }, ct);
    }

    private LinkTest? Stands(DateTimeOffset? secondLookSince)
    {
        lock (_lock) return secondLookSince is null || (_result?.CheckedAt == _secondLook && _secondLook >= secondLookSince) ? _result : null;
    }
}
