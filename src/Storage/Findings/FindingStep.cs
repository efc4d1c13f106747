namespace FreshnessCrawler.Storage.Findings;

/// <summary>A step in a finding's life, as its event is named.</summary>
public enum FindingStep
{
    Opened,

    /// <summary>A later run saw it again.</summary>
    Confirmed,

    /// <summary>A later run proved that the limit is kept; of a count over a site, by columns that were updated and not by
    /// columns that were emptied or closed.</summary>
    Rectified,

    /// <summary>Seen again after its end: the same finding, with a new count.</summary>
    Reopened,

    /// <summary>A decision ended it, without proof of rectification: the target, or all columns that it rests on, closed,
    /// exempted or under another indicator.</summary>
    Withdrawn,
}
