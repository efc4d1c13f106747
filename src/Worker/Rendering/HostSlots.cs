namespace FreshnessCrawler.Worker.Rendering;

/// <summary>How many requests run at once to each host, whichever page sends them. A host nobody asks is forgotten.</summary>
public sealed class HostSlots(int connections)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Slots> _hosts = new(StringComparer.OrdinalIgnoreCase);

    public async ValueTask<IDisposable> EnterAsync(string host, CancellationToken ct)
    {
        Slots slots;
        lock (_lock)
        {
            if (!_hosts.TryGetValue(host, out slots!)) _hosts[host] = slots = new Slots(connections);
            slots.Users++;
        }
        try
        {
            await slots.Places.WaitAsync(ct);
        }
        catch
        {
            Forget(host, slots);
            throw;
        }
        return new Place(this, host, slots);
    }

    private void Forget(string host, Slots slots)
    {
        lock (_lock)
        {
            if (--slots.Users == 0) _hosts.Remove(host);
        }
    }

    private sealed class Slots(int connections)
    {
        public SemaphoreSlim Places { get; } = new(connections);
        public int Users { get; set; }
    }

    private sealed class Place(HostSlots owner, string host, Slots slots) : IDisposable
    {
        public void Dispose()
        {
            slots.Places.Release();
            owner.Forget(host, slots);
        }
    }
}
