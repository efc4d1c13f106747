using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>What a run knows of one address.</summary>
public sealed class BookedLink
{
    private readonly Lock _lock = new();
    private LinkTest? _result;
    private Task? _running;

    /// <summary>The stored test of an earlier run; what it says of a dead address counts however old it is.</summary>
    public LinkTest? Stored { get; set; }

    /// <summary>The result that stands for now: of this run, or a stored one still young enough.</summary>
    public LinkTest? Result
    {
        get { lock (_lock) return _result; }
        set { lock (_lock) _result = value; }
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

    /// <summary>The standing result, or a new test where there is none, or none from <paramref name="notBefore"/> on. Whoever comes while a test is in flight waits for it.</summary>
    /// <returns>The test, and whether it was made for this caller.</returns>
    public async Task<(LinkTest Test, bool Asked)> TestAsync(DateTimeOffset? notBefore, Func<Task<LinkTest>> test, CancellationToken ct)
    {
        if (Stands(notBefore) is { } standing) return (standing, false);
        return await AloneAsync<(LinkTest, bool)>(async () =>
        {
            if (Stands(notBefore) is { } meanwhile) return (meanwhile, false);
            var made = await test();
            Result = made;
            return (made, true);
        }, ct);
    }

    private LinkTest? Stands(DateTimeOffset? notBefore) => Result is { } known && !(known.CheckedAt < notBefore) ? known : null;
}
