namespace FreshnessCrawler.Worker.Campaigns;

/// <summary>How plainly a sign is one of a vote, of likes or of punching in.</summary>
internal enum SignWeight
{
    /// <summary>It may be of anything that goes on: joins only what tells of counting.</summary>
    Loose,

    /// <summary>Its sentence speaks of favours: joins whatever is plain.</summary>
    Weak,

    /// <summary>The words themselves tell of it.</summary>
    Plain,
}
