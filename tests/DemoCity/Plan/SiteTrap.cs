namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>What is planted in a whole site.</summary>
public enum SiteTrap
{
    None,

    /// <summary>412 with a script challenge and a cookie pair, to everything.</summary>
    Challenge412,

    /// <summary>202 with a script challenge, to everything.</summary>
    Challenge202,

    /// <summary>Accepts connections and never answers.</summary>
    Silent,

    /// <summary>Its registered name does not resolve.</summary>
    Unresolvable,

    /// <summary>Nobody listens at its address.</summary>
    Refused,

    /// <summary>The registry has no address for it.</summary>
    NoAddress,

    /// <summary>403 to everything.</summary>
    Forbidden,

    /// <summary>HTTPS with a self-signed certificate.</summary>
    SelfSigned,

    /// <summary>robots.txt forbids one column.</summary>
    RobotsDisallowOne,

    /// <summary>robots.txt forbids everything, and the registry records an override.</summary>
    RobotsOverridden,

    /// <summary>The home page redirects to a sub path.</summary>
    HomeRedirect,

    /// <summary>No column is registered: they are to be discovered from the navigation.</summary>
    Unregistered,
}
