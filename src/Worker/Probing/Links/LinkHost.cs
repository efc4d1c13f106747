namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>What a run knows of one host (scheme, name and port), for all sites that link to it.</summary>
public sealed class LinkHost
{
    // So many answers that only GET gave, and HEAD is not tried any more.
    private const int UselessHeads = 3;

    private const int MostRecent = 3;

    private readonly Queue<string> _recent = new();
    private readonly Queue<string> _remembered = new();
    private int _tests;
    private int _heads;
    private int _wavered;

    /// <summary>An address of it that opened: who says that another one is dead must open this one at the same time.</summary>
    public string? Witness { get; private set; }

    /// <summary>The last ones that opened: a host may well have begun to turn us away since the first, and a single one may open but once.</summary>
    public IReadOnlyList<string> Recent
    {
        get { lock (_recent) return [.. _recent]; }
    }

    /// <summary>A few that opened on an earlier night, and were not asked for in this run for that.</summary>
    public IReadOnlyList<string> Remembered
    {
        get { lock (_recent) return [.. _remembered]; }
    }

    /// <summary>Where a made-up address of it led, asked for once; null until someone wants to know.</summary>
    public Task<string?>? MadeUp { get; set; }

    /// <summary>Whether its name is no record of its own, asked for once.</summary>
    public Task<bool?>? Wildcard { get; set; }

    public bool IsHeadUseless => Volatile.Read(ref _heads) >= UselessHeads;

    /// <summary>Takes note of an address that opened.</summary>
    public void Opened(string url)
    {
        lock (_recent)
        {
            Witness ??= url;
            if (_recent.Contains(url)) return;
            _recent.Enqueue(url);
            if (_recent.Count > MostRecent) _recent.Dequeue();
        }
    }

    /// <summary>Takes note of an address whose stored test says that it opened.</summary>
    public void Remember(string url)
    {
        lock (_recent)
        {
            if (_remembered.Count < MostRecent && !_remembered.Contains(url) && !SoftNotFound.IsRoot(url)) _remembered.Enqueue(url);
        }
    }

    /// <summary>Addresses that it said in this run were not there, and opened a little later to the same question.</summary>
    public int Wavered => Volatile.Read(ref _wavered);

    public void Waver() => Interlocked.Increment(ref _wavered);

    public void DistrustHead() => Volatile.Write(ref _heads, UselessHeads);

    public void HeadMisled() => Interlocked.Increment(ref _heads);

    /// <summary>Forgets what the host answered, whoever may have answered for it; not what was asked of it.</summary>
    public void Forget()
    {
        lock (_recent)
        {
            _recent.Clear();
            Witness = null;
        }

        (MadeUp, Wildcard) = (null, null);
        Volatile.Write(ref _heads, 0);
        Volatile.Write(ref _wavered, 0);
    }

    /// <summary>False once the host had its share of the run's tests.</summary>
    public bool TryTake(int most) => Interlocked.Increment(ref _tests) <= most;
}
