namespace FreshnessCrawler.Rules.Observations;

/// <summary>What came of asking an account's sources. Only <see cref="Read"/> says anything of its posts.</summary>
public enum AccountAccess
{
    /// <summary>Posts with dates.</summary>
    Read,

    /// <summary>The registry names no source for it.</summary>
    NoSource,

    /// <summary>The platform refuses us (403, 418, 429, 432 …).</summary>
    Blocked,

    /// <summary>A login page, or an answer that asks to log in.</summary>
    LoginWall,

    /// <summary>A firewall's page or a browser challenge.</summary>
    Firewall,

    /// <summary>The source says that the login it was given is no longer valid (an RSSHub or exporter whose cookie ran out).</summary>
    CookieExpired,

    /// <summary>The platform itself says that there is no such account. One look is a sign, not a proof.</summary>
    Gone,

    /// <summary>A feed without items: nothing is known, not even that there are none.</summary>
    Empty,

    /// <summary>Posts without usable dates.</summary>
    Undated,

    /// <summary>The answer is no feed, or one that cannot be read.</summary>
    Malformed,

    /// <summary>Not reached: no name, no connection, time out, 404 or 5xx of the source.</summary>
    Unreachable,

    /// <summary>The source may not be asked (robots.txt, or the run ended before its turn).</summary>
    NotAsked,
}
