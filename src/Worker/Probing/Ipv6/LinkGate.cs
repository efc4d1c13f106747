namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>What the link tests of one authority share: how many run at once, and whether to go on at all.</summary>
#pragma warning disable CA1001 // a semaphore without a wait handle holds nothing to dispose of
internal sealed class LinkGate(int atOnce)
#pragma warning restore CA1001
{
    /// <summary>Failures in a row, of the kind that may pass, after which the host's IPv6 is taken to be down for now.</summary>
    private const int MostFailures = 10;

    private readonly Lock _lock = new();
    private int _failures;
    private string? _closed;

    public SemaphoreSlim Places { get; } = new(atOnce);

    /// <summary>Why nothing more is asked of it over IPv6 in this run, in Chinese; null while it may be.</summary>
    public string? Closed
    {
        get { lock (_lock) return _closed; }
    }

    public void Told(FamilyAnswer answer)
    {
        lock (_lock)
        {
            // Whoever asks for patience gets all of it: asking on would make a difference of families out of a limit of requests.
            if (answer.Outcome == FamilyOutcome.RateLimited) _closed ??= "网站限制访问频率，其余未测";
            _failures = answer.IsPassing ? _failures + 1 : 0;
            if (_failures >= MostFailures) _closed ??= "检查期间主机IPv6时断时续，其余未测";
        }
    }
}
