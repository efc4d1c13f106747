namespace FreshnessCrawler.Rules.Observations;

/// <summary>Where the knowledge of a column comes from.</summary>
public enum ColumnSource
{
    /// <summary>Entered in the registry (名录) by a person.</summary>
    Registered,

    /// <summary>Proposed from the site's navigation by the program, with a confidence.</summary>
    Discovered,
}
