namespace FreshnessCrawler.Worker.Probing;

/// <summary>How one attempt at one address ended.</summary>
public enum ProbeStatus
{
    /// <summary>An HTTP answer, whatever its status; for a mere connection, that it came about.</summary>
    Answered,

    /// <summary>The connection was refused.</summary>
    Refused,

    /// <summary>Not done within the limit: see which phase is missing.</summary>
    Timeout,

    /// <summary>No route to the address, from here or on the way; no address of that family of our own.</summary>
    Unreachable,

    /// <summary>Connected, but the TLS handshake failed. A mere certificate fault does not: it is recorded beside the answer.</summary>
    Tls,

    /// <summary>Connected, then reset or ended before the answer was whole.</summary>
    Broken,

    /// <summary>What came is no HTTP, or its body cannot be unpacked.</summary>
    Protocol,

    /// <summary>The address is not one that may be connected to.</summary>
    NotAllowed,
}
