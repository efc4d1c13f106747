namespace FreshnessCrawler.Worker.Fetching;

/// <summary>A site's rules, or, where they could not be had, the status that its pages get for now.</summary>
public sealed record RobotsAnswer(RobotsRules Rules, FetchStatus? Refusal = null, string? Detail = null)
{
    /// <summary>How the fetch of robots.txt ended, where it could not be had.</summary>
    public FetchStatus? Cause { get; init; }

    /// <inheritdoc cref="Answer.NoSuchName"/>
    public bool NoSuchName { get; init; }
}
