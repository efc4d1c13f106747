namespace FreshnessCrawler.DemoCity.Serving;

/// <summary>What goes wrong on the way to hosts, or at them, though what the plan says of them stays true.</summary>
public enum CityFault
{
    None,

    /// <summary>The visitor's own network: every host, the control hosts too, breaks connections off, and no name server answers.</summary>
    NetworkDown,

    /// <summary>The hosts break every connection off.</summary>
    HostsDown,

    /// <summary>No question for the hosts' names is answered.</summary>
    NamesSilent,

    /// <summary>Every question for the hosts' names is answered SERVFAIL.</summary>
    NamesFail,

    /// <summary>Every name that does not exist leads to a parking host that answers 200 to everything.</summary>
    NamesWildcard,

    /// <summary>403 to everything.</summary>
    Forbidden,

    /// <summary>412 with a script challenge to everything.</summary>
    Challenge,

    /// <summary>429 to everything.</summary>
    Throttled,

    /// <summary>Every answer comes late.</summary>
    Slow,

    /// <summary>Every second request is broken off or answered 502, by turns.</summary>
    Flapping,

    /// <summary>Every second request is answered 404.</summary>
    FlappingNotFound,

    /// <summary>Everything is sent on to the same address under https, where the certificate is self-signed.</summary>
    SelfSigned,

    /// <summary>The same with a certificate whose time is over.</summary>
    Expired,

    /// <summary>Everything but the home page is a page (200) that says it does not exist.</summary>
    SoftNotFound,

    /// <summary>Everything redirects in a circle.</summary>
    RedirectLoop,

    /// <summary>Every AAAA record of the city leads to one address, where packets vanish.</summary>
    Ipv6BlackHole,
}
