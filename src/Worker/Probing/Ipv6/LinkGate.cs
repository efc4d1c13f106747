namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>What the link tests of one authority share: how many run at once, and whether to go on at all.</summary>
/// <param name="places">Their places.</param>
internal sealed class LinkGate(SemaphoreSlim places)
{
    /// <summary>Answers in a row that did not come, or a 503, after which the host's IPv6 is taken to be down for now.</summary>
    private const int MostFailures = 10;

    private readonly Lock _lock = new();
    private int _failures;
    private bool _rateLimited;

    public SemaphoreSlim Places => places;

    /// <summary>Why a link is not asked for over IPv6 any more, in Chinese; null while it may be. A second try is still made of what was tried once,
    /// unless the host asked for patience.</summary>
    public string? ClosedFor(bool secondTry)
    {
        lock (_lock)
        {
            if (_rateLimited) return "网站限制访问频率，其余未测";
            return _failures >= MostFailures && !secondTry ? "检查期间主机IPv6时断时续，其余未测" : null;
        }
    }

    public void Told(FamilyAnswer answer)
    {
        lock (_lock)
        {
            // Whoever asks for patience gets all of it: asking on would make a difference of families out of a limit of requests.
            _rateLimited |= answer.Outcome == FamilyOutcome.RateLimited;
            if (_failures >= MostFailures) return;
            _failures = answer.Outcome is FamilyOutcome.Failed or FamilyOutcome.NoHandshake or FamilyOutcome.NoConnection || answer.HttpStatus == 503 ? _failures + 1 : 0;
        }
    }
}
