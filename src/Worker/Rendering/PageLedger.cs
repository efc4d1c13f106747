using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Rendering;

/// <summary>What one page has used of its caps, what it waits for, and what it did not get. The first ending counts, and stops the page.</summary>
internal sealed class PageLedger(RenderOptions options, TimeProvider clock, CancellationTokenSource stop)
{
    private const int MostNavigations = 5;
    private const int MostWindows = 5;
    private const int MostDialogs = 10;
    private const int MostFaults = 20;
    private const int RefusedFactor = 10;

    private readonly Lock _lock = new();
    private readonly List<string> _faults = [];
    private bool _closed;
    private int _waiting;
    private int _refused;
    private int _navigations;
    private int _windows;
    private int _dialogs;
    private long _turned = clock.GetTimestamp();

    public int Sent { get; private set; }
    public long Bytes { get; private set; }
    public (RenderStatus Status, string Detail)? Ending { get; private set; }

    public long BytesLeft => Math.Max(0, options.MaxBytes - Bytes);

    /// <summary>Pictures and styles have half of the caps.</summary>
    public bool IsDecorationSpent => Bytes > options.MaxBytes / 2 || Sent > options.MaxRequests / 2;

    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (_lock) return [.. _faults];
        }
    }

    /// <summary>How long nothing has been waited for.</summary>
    public TimeSpan QuietFor
    {
        get
        {
            lock (_lock) return _waiting > 0 ? TimeSpan.Zero : clock.GetElapsedTime(_turned);
        }
    }

    /// <summary>How long something has been waited for without a break.</summary>
    public TimeSpan BusyFor
    {
        get
        {
            lock (_lock) return _waiting > 0 ? clock.GetElapsedTime(_turned) : TimeSpan.Zero;
        }
    }

    public void End(RenderStatus status, string detail)
    {
        lock (_lock)
        {
            if (_closed || Ending is not null) return;
            Ending = (status, detail);
            // Whoever ends a page is within the browser's own dispatch: what follows from it must not run there.
            _ = stop.CancelAsync();
        }
    }

    /// <summary>What a page still does while it goes is nothing to anybody.</summary>
    public void Close()
    {
        lock (_lock) _closed = true;
    }

    public void Wait()
    {
        lock (_lock)
        {
            if (_waiting++ == 0) _turned = clock.GetTimestamp();
        }
    }

    public void Arrived()
    {
        lock (_lock)
        {
            if (--_waiting == 0) _turned = clock.GetTimestamp();
        }
    }

    public bool TrySend()
    {
        lock (_lock)
        {
            if (Sent < options.MaxRequests)
            {
                Sent++;
                return true;
            }
        }
        End(RenderStatus.TooLarge, $"more than {options.MaxRequests} requests");
        return false;
    }

    public void Received(int bytes)
    {
        lock (_lock) Bytes += bytes;
        if (Bytes > options.MaxBytes) End(RenderStatus.TooLarge, $"more than {options.MaxBytes} bytes");
    }

    public void Refused() => Count(ref _refused, options.MaxRequests * RefusedFactor, RenderStatus.TooLarge, "refused requests");

    public void Navigated() => Count(ref _navigations, MostNavigations, RenderStatus.Refused, "pages one after another");

    public void WindowOpened() => Count(ref _windows, MostWindows, RenderStatus.TooLarge, "windows");

    public void DialogShown() => Count(ref _dialogs, MostDialogs, RenderStatus.TooLarge, "dialogs");

    public void Missed(string fault)
    {
        lock (_lock)
        {
            if (_faults.Count < MostFaults) _faults.Add(fault);
        }
    }

    private void Count(ref int counter, int most, RenderStatus status, string what)
    {
        if (Interlocked.Increment(ref counter) > most) End(status, $"more than {most} {what}");
    }
}
