namespace FreshnessCrawler.Rules.Accounts;

/// <summary>How two names of one account stand to each other.</summary>
internal enum AccountNames
{
    /// <summary>The same but for how they are written.</summary>
    Same,

    /// <summary>One may be the other's short form, or the name shown may be no name.</summary>
    Unsure,

    /// <summary>Another name.</summary>
    Other,
}
