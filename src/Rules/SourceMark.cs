namespace FreshnessCrawler.Rules;

/// <summary>How sure a limit is.</summary>
public enum SourceMark
{
    /// <summary>Seen in a source text.</summary>
    Source,

    /// <summary>Seen as what another monitor does.</summary>
    Custom,

    /// <summary>Customary and unverified: a default to be confirmed.</summary>
    Unverified,
}
