namespace FreshnessCrawler.Rules.Observations;

/// <summary>An account's standing in the registry on a day.</summary>
public enum AccountState
{
    /// <summary>In use.</summary>
    Active,

    /// <summary>Reported as out of use (停用) and not yet cancelled.</summary>
    Suspended,

    /// <summary>Cancelled (注销).</summary>
    Cancelled,

    /// <summary>Not yet registered on that day.</summary>
    NotYet,
}
