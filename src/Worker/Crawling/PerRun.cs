namespace FreshnessCrawler.Worker.Crawling;

/// <summary>What all sites of one run share in this process, however many of them are separate jobs; it lives until the last of them has given it back.</summary>
public sealed class PerRun<T>
    where T : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, Shared> _byRun = [];

    public Lease Rent(long runId, Func<T> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        lock (_lock)
        {
            if (!_byRun.TryGetValue(runId, out var shared)) _byRun[runId] = shared = new Shared(create());
            shared.Users++;
            return new Lease(shared.Value, () => Return(runId, shared));
        }
    }

    private void Return(long runId, Shared shared)
    {
        lock (_lock)
        {
            if (--shared.Users > 0) return;
            _byRun.Remove(runId);
        }
        (shared.Value as IDisposable)?.Dispose();
    }

    private sealed class Shared(T value)
    {
        public T Value { get; } = value;
        public int Users { get; set; }
    }

    public sealed class Lease(T value, Action giveBack) : IDisposable
    {
        public T Value { get; } = value;

        public void Dispose() => giveBack();
    }
}
