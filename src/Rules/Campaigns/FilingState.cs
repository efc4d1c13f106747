namespace FreshnessCrawler.Rules.Campaigns;

/// <summary>How a campaign stands to the filing register (报备).</summary>
public enum FilingState
{
    /// <summary>Filed at least so many working days ahead as it must be.</summary>
    OnTime,

    /// <summary>Filed later than that, or after it had begun.</summary>
    Late,

    /// <summary>No filing of its unit is its.</summary>
    Unfiled,

    /// <summary>Filed, but the calendar in between is not known.</summary>
    Unknown,
}
