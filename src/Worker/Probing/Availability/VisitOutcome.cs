namespace FreshnessCrawler.Worker.Probing.Availability;

/// <summary>How a visit ended.</summary>
public enum VisitOutcome
{
    /// <summary>The home page was there within the limit.</summary>
    Open,

    /// <summary>It was not.</summary>
    Failed,

    /// <summary>The site's own protection refused us: neither open nor failed.</summary>
    Blocked,

    /// <summary>Nothing was asked, or our own way out was not proven.</summary>
    NotTested,
}
