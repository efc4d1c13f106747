namespace FreshnessCrawler.Worker.Fetching;

/// <summary>One fetch of a robots.txt, shared by all who ask meanwhile.</summary>
public sealed class RobotsLookup(Task<RobotsAnswer> answer)
{
    public Task<RobotsAnswer> Answer => answer;

    /// <summary>Timestamp after which it is asked for again; 0 while in flight.</summary>
    public long Until { get; set; }
}
