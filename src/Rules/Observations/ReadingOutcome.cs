namespace FreshnessCrawler.Rules.Observations;

/// <summary>What came of reading a column. Only <see cref="Read"/> and <see cref="Blank"/> are proof of anything.</summary>
public enum ReadingOutcome
{
    /// <summary>Items with dates were found; the newest date is known.</summary>
    Read,

    /// <summary>Items were found, none with a date.</summary>
    Undated,

    /// <summary>The page was read whole and proves to have no item.</summary>
    Blank,

    /// <summary>The page was not read (fetch failed, blocked, challenged, not understood, not reached); the reason says why.</summary>
    NotRead,
}
