using System.Net;

namespace FreshnessCrawler.Worker.Probing;

/// <summary>One request to be sent once.</summary>
/// <param name="Url">http or https; its host is the Host header and the name in the TLS handshake.</param>
/// <param name="Address">The one address that is connected to, at the port of <paramref name="Url"/>.</param>
/// <param name="Limit">From the beginning of the connection to the end of the body; what is not done by then is a <see cref="ProbeStatus.Timeout"/>.</param>
public sealed record ProbeRequest(Uri Url, IPAddress Address, TimeSpan Limit)
{
    /// <summary>Bytes of the body, as sent, that are kept and decoded; enough by default to recognise a firewall's page.</summary>
    public int KeepBytes { get; init; } = 64 * 1024;

    /// <summary>Bytes of the body that are read at most, whether kept or not; at least <see cref="KeepBytes"/>.</summary>
    public int ReadBytes { get; init; } = 64 * 1024;
}
