using System.Net;
using System.Net.Sockets;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>Whether this machine has a way to an address at all: where it has none, nothing is proven of the host.</summary>
internal static class LocalRoute
{
    /// <summary>Sends nothing: connecting a datagram socket only looks up the route and our own address.</summary>
    public static bool Exists(IPAddress address)
    {
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(new IPEndPoint(address, 9));
            return true;
        }
        catch (SocketException)
        {
            // The one answer that it can give: no route, no address of this family, or the family switched off.
            return false;
        }
    }
}
