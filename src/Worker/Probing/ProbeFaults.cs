using System.Net.Sockets;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Probing;

/// <summary>Faults of one attempt read as what happened to it.</summary>
public static class ProbeFaults
{
    public static ProbeStatus BeforeConnection(SocketError error) => error switch
    {
        SocketError.ConnectionRefused or SocketError.ConnectionReset or SocketError.ConnectionAborted => ProbeStatus.Refused,
        SocketError.TimedOut => ProbeStatus.Timeout,
        _ => ProbeStatus.Unreachable,
    };

    /// <param name="fault">What the client threw.</param>
    /// <param name="connected">Whether the connection stood.</param>
    /// <param name="handshaking">Whether the TLS handshake was not through.</param>
    public static ProbeStatus Read(Exception fault, bool connected, bool handshaking)
    {
        if (!connected)
        {
            for (var e = fault; e is not null; e = e.InnerException!)
            {
                if (e is SocketException socket) return BeforeConnection(socket.SocketErrorCode);
            }
            return ProbeStatus.Unreachable;
        }
        if (handshaking) return ProbeStatus.Tls;
        return FetchFaults.Status(fault) switch
        {
            FetchStatus.Tls => ProbeStatus.Tls,
            FetchStatus.Protocol => ProbeStatus.Protocol,
            FetchStatus.Timeout => ProbeStatus.Timeout,
            _ => ProbeStatus.Broken,
        };
    }
}
