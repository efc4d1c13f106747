namespace FreshnessCrawler.Worker.Crawling;

/// <summary>What all sites of one run share in this process, however many of them are separate jobs: between two of these nobody may hold it. It lives
/// until the run is ended, or, where another worker ends it, until newer runs take its place.</summary>
/// <param name="end">What becomes of it then.</param>
public sealed class PerRun<T>(Action<T>? end = null)
    where T : class
{
    private const int RunsKept = 8;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, T> _byRun = [];

    public T Of(long runId, Func<T> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        T? oldest = null;
        T? value;
        lock (_lock)
        {
            if (_byRun.TryGetValue(runId, out value)) return value;
            _byRun[runId] = value = create();
            if (_byRun.Count > RunsKept) _byRun.Remove(_byRun.Keys.First(), out oldest);
        }
        if (oldest is not null) end?.Invoke(oldest);
        return value;
    }

    public void End(long runId)
    {
        T? ended;
        lock (_lock) _byRun.Remove(runId, out ended);
        if (ended is not null) end?.Invoke(ended);
    }
}
