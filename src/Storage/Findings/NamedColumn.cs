namespace FreshnessCrawler.Storage.Findings;

/// <summary>How a column that a site's finding names stands in a later run.</summary>
public enum NamedColumn
{
    /// <summary>The run saw that it keeps its limit.</summary>
    Passing,

    /// <summary>The run saw that it still does not; the site's verdict has counted it.</summary>
    Failing,

    /// <summary>It is blank now, or was not tested: it may be as bad as before, and the site's count leaves it out.</summary>
    Unproven,

    /// <summary>A person's decision took it out of the count: closed, exempted, or put into another category.</summary>
    Ended,
}
