namespace FreshnessCrawler.Rules.Observations;

/// <summary>What the site's own navigation says of a column.</summary>
public enum ColumnPlace
{
    /// <summary>Not looked for, or never met there: many registered columns stand deeper than the menus.</summary>
    Unknown,

    /// <summary>The navigation leads to it.</summary>
    Listed,

    /// <summary>The navigation led to it before and does not any more.</summary>
    Vanished,

    /// <summary>The navigation leads to another address under the column's name.</summary>
    Moved,
}
