namespace FreshnessCrawler.Storage.Findings;

/// <summary>A step in a finding's life, as its event is named.</summary>
public enum FindingStep
{
    Opened,

    /// <summary>A later run saw it again.</summary>
    Confirmed,

    /// <summary>A later run proved that the limit is kept.</summary>
    Rectified,

    /// <summary>Seen again after its end: the same finding, with a new count.</summary>
    Reopened,

    /// <summary>A decision in the registry ended it.</summary>
    Withdrawn,
}
