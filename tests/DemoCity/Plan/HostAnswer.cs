namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>What an address or a whole host beside the sites' pages answers.</summary>
public enum HostAnswer
{
    /// <summary>A small page or file, whatever is asked for.</summary>
    Fine,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>410.</summary>
    Gone,

    /// <summary>404 for a moment from the first request on, a page ever after.</summary>
    Flapping,

    /// <summary>403 with a firewall's page.</summary>
    Forbidden,

    /// <summary>412 with a script challenge.</summary>
    Challenge,

    /// <summary>429.</summary>
    Throttled,

    /// <summary>999.</summary>
    Status999,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>400.</summary>
    BadRequest,

    /// <summary>Takes the connection and never answers.</summary>
    Silent,

    /// <summary>Every path but the home page is a page (200) that says it does not exist.</summary>
    SoftNotFound,

    /// <summary>Every path but the home page redirects to it.</summary>
    SoftToHome,

    /// <summary>Two addresses that redirect to each other.</summary>
    Loop,

    /// <summary>301 to a page.</summary>
    Moved,

    /// <summary>302 to a page.</summary>
    Found,

    /// <summary>405 to HEAD, a page to GET.</summary>
    HeadNotAllowed,

    /// <summary>404 to HEAD, a page to GET.</summary>
    HeadNotFound,

    /// <summary>A page that links to itself one path segment deeper, without end.</summary>
    Deeper,

    /// <summary>A calendar page that links to the months beside it, without end.</summary>
    Calendar,

    /// <summary>A page of filters that links to every further combination of them.</summary>
    Filters,
}
