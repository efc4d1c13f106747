namespace FreshnessCrawler.Worker.Probing.Names;

/// <summary>How a question to the name servers ended.</summary>
public enum NameOutcome
{
    /// <summary>There are records of the type.</summary>
    Found,

    /// <summary>The name exists, without records of the type.</summary>
    NoData,

    /// <summary>NXDOMAIN: there is no such name.</summary>
    NoSuchName,

    /// <summary>The servers answered, but not the question (SERVFAIL, REFUSED, garbage).</summary>
    ServerFailure,

    /// <summary>No server answered in time, or none could be reached.</summary>
    Timeout,
}
