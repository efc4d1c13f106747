namespace FreshnessCrawler.Worker.Fetching;

/// <summary>What kind of endless space an address leads into.</summary>
public enum TrapKind
{
    /// <summary>The address itself is longer than any honest one.</summary>
    Length,

    /// <summary>More folders within folders than any site has.</summary>
    Depth,

    /// <summary>The same folders again and again.</summary>
    Repetition,

    /// <summary>Too many parameters, or one of them many times.</summary>
    Query,

    /// <summary>A session's own copy of the site.</summary>
    Session,

    /// <summary>Pages made for any day that one asks for.</summary>
    Calendar,
}
