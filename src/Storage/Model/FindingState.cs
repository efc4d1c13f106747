namespace FreshnessCrawler.Storage.Model;

public enum FindingState
{
    Open,

    /// <summary>Seen again by a later run.</summary>
    Confirmed,

    /// <summary>整改后合格: a later run proved that the limit is kept.</summary>
    Rectified,

    /// <summary>不再适用: a person's decision in the registry (exempted, closed) ended it, without proof of rectification.</summary>
    Withdrawn,
}
