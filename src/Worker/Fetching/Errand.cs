using Polly;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>One address to be asked for, with what its attempts share.</summary>
public sealed class Errand(Authority authority, Uri uri, PageRequest request)
{
    public static readonly ResiliencePropertyKey<Errand> Key = new("errand");

    private PaceLease? _first;

    public Authority Authority => authority;
    public Uri Uri => uri;
    public PageRequest Request => request;

    /// <summary>robots.txt: any type of text, cut at its cap instead of refused.</summary>
    public bool ForRobots { get; init; }

    public int Attempts { get; set; }

    /// <summary>Time spent since the first request was let through, without later polite waits.</summary>
    public TimeSpan Elapsed { get; set; }

    public TimeSpan PoliteWaits { get; set; }
    public Answer? Last { get; set; }
    public required PacePoint Pace { get; init; }

    public void Bring(PaceLease lease) => _first = lease;

    /// <summary>The lease taken before the pipeline, so that a queue of polite waits does not use up the total time.</summary>
    public PaceLease? TakeLease()
    {
        var lease = _first;
        _first = null;
        return lease;
    }
}
