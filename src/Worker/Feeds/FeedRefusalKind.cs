namespace FreshnessCrawler.Worker.Feeds;

/// <summary>Why a feed proves nothing.</summary>
public enum FeedRefusalKind
{
    /// <summary>It was read, or its items alone are at fault.</summary>
    None,

    /// <summary>Nothing came.</summary>
    NoText,

    /// <summary>A feed without items: unknown, not "none".</summary>
    NoItems,

    /// <summary>The document ends before its end, and what is there is old.</summary>
    CutShort,

    /// <summary>Several lists in one document that do not agree.</summary>
    SeveralLists,

    /// <summary>The feed's maker says that it failed.</summary>
    MakerError,

    /// <summary>The feed's maker says that the login it was given is no longer valid.</summary>
    LoginExpired,

    /// <summary>A login page, or a word that asks to log in.</summary>
    Login,

    /// <summary>The platform refuses: too often, forbidden.</summary>
    Refused,

    /// <summary>A firewall's page or a browser challenge.</summary>
    Firewall,

    /// <summary>A web page, a sitemap, a list of subscriptions.</summary>
    OtherDocument,

    /// <summary>Nothing that could be named.</summary>
    NoFeed,
}
