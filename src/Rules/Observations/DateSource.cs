namespace FreshnessCrawler.Rules.Observations;

/// <summary>Where a publication date was read, the surest first. Only a date that the office itself shows can prove that a column is
/// stale; a weaker one can only speak for it.</summary>
public enum DateSource
{
    /// <summary>Beside the item in its list, or as the item's date in a feed or data list.</summary>
    Shown,

    /// <summary>On the article's own page.</summary>
    Article,

    /// <summary>In the article's address; after a migration that is the day of the move.</summary>
    Address,

    /// <summary>The day on which the item was first seen in a column that had been read before.</summary>
    FirstSeen,
}
