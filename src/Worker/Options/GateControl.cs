using System.Net;

namespace FreshnessCrawler.Worker.Options;

/// <summary>A control host: an address with a port that takes a TCP connection, or a page at an address, whose answer must come whole.</summary>
/// <param name="EndPoint">The address with its port.</param>
/// <param name="Page">The page; null where a connection is enough.</param>
public sealed record GateControl(IPEndPoint EndPoint, Uri? Page)
{
    /// <param name="text">ip:port ([ip]:port for IPv6), or http://ip:port/… or https://…</param>
    /// <returns>Null for what is neither.</returns>
    public static GateControl? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IPEndPoint.TryParse(text, out var endPoint)) return endPoint.Port == 0 ? null : new GateControl(endPoint, null);
        return Uri.TryCreate(text, UriKind.Absolute, out var page) && page.Scheme is "http" or "https" && IPAddress.TryParse(page.IdnHost, out var address)
            ? new GateControl(new IPEndPoint(address, page.Port), page)
            : null;
    }

    /// <summary>As it is written in the settings.</summary>
    public override string ToString() => Page?.AbsoluteUri ?? EndPoint.ToString();
}
