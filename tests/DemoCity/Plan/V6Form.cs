namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>What the name server says of a host's IPv6, and what stands behind it.</summary>
public enum V6Form
{
    /// <summary>No AAAA record.</summary>
    None,

    /// <summary>::1, served as over IPv4.</summary>
    Served,

    /// <summary>::1, but nobody listens there on the host's port.</summary>
    NotListening,

    /// <summary>::1, with another home page than over IPv4; everything else is the same.</summary>
    OtherContent,

    /// <summary>::1, where the server does not know the host's name and answers with its default page.</summary>
    DefaultHost,

    /// <summary>fe80::/10.</summary>
    LinkLocal,

    /// <summary>::ffff:0:0/96.</summary>
    Mapped,

    /// <summary>fd00::/8.</summary>
    UniqueLocal,

    /// <summary>2002::/16.</summary>
    SixToFour,

    /// <summary>64:ff9b::/96.</summary>
    Nat64,
}
