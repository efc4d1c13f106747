namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>What is planted in one source's answer.</summary>
public enum FeedFault
{
    None,

    /// <summary>403.</summary>
    Forbidden,

    /// <summary>418.</summary>
    Teapot,

    /// <summary>432.</summary>
    Status432,

    /// <summary>429, whoever asks and however slowly.</summary>
    TooMany,

    /// <summary>A firewall's page with status 200.</summary>
    Firewall,

    /// <summary>A script challenge with status 412.</summary>
    Challenge,

    /// <summary>A redirect to a login page.</summary>
    LoginPage,

    /// <summary>The platform's own answer that asks to log in.</summary>
    LoginAnswer,

    /// <summary>RSSHub's page of an error, 503.</summary>
    RsshubError,

    /// <summary>The source says that the login it was given is no longer valid.</summary>
    CookieExpired,

    /// <summary>The platform says that there is no such account.</summary>
    Gone,

    /// <summary>404 of the source.</summary>
    NotFound,

    /// <summary>400: the source does not know the account.</summary>
    UnknownId,

    /// <summary>The connection is broken off.</summary>
    Broken,

    /// <summary>A feed without items.</summary>
    Empty,

    /// <summary>Items without any date.</summary>
    Undated,

    /// <summary>Every date is the text "Invalid Date".</summary>
    InvalidDates,

    /// <summary>Every date is of a day that does not exist.</summary>
    ImpossibleDates,

    /// <summary>Every item is dated ahead.</summary>
    AllFuture,

    /// <summary>An ordinary page with status 200 where the feed should be.</summary>
    Page,

    /// <summary>The feed ends before its first item.</summary>
    CutBeforeItems,

    /// <summary>The feed ends in the middle of its items, the newest of which is long ago: newer ones may have been behind the cut.</summary>
    CutOld,

    /// <summary>robots.txt forbids it.</summary>
    Robots,

    /// <summary>The feed ends in the middle of its items; the newest is there.</summary>
    CutFresh,

    /// <summary>The answer takes its time.</summary>
    Slow,

    /// <summary>Bytes in GBK, as the header says.</summary>
    Gbk,

    /// <summary>301 to where the feed is now.</summary>
    Redirected,

    /// <summary>The first item is dated ahead, the rest is in order.</summary>
    SomeFuture,

    /// <summary>Some older items have the text "Invalid Date".</summary>
    SomeInvalid,

    /// <summary>An old post is pinned first.</summary>
    PinnedOld,

    /// <summary>The newest post is the pinned one, all others are old.</summary>
    PinnedNewest,
}
