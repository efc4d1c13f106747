using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Which addresses a run may connect to: public unicast ones, and those in the networks it was explicitly allowed.
/// Asked with the very address that is connected to, so that no second DNS answer can slip by.</summary>
public sealed class AddressGuard(IReadOnlyList<IPNetwork> allowed)
{
    // IANA special-purpose registries; 100.100.100.200 and 169.254.169.254 (cloud metadata) lie within.
    private static readonly IPNetwork[] NonPublicV4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("224.0.0.0/4"), IPNetwork.Parse("240.0.0.0/4"),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] NonPublicV6 =
    [
        IPNetwork.Parse("2001:2::/48"), IPNetwork.Parse("2001:10::/28"), IPNetwork.Parse("2001:20::/28"), IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("3fff::/20"),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Teredo = IPNetwork.Parse("2001::/32");

    // Never worth a wide allow-list: only a network that is this one address opens them.
    private static readonly IPAddress[] Metadata =
        [IPAddress.Parse("169.254.169.254"), IPAddress.Parse("fd00:ec2::254"), IPAddress.Parse("100.100.100.200")];

    public bool Allows(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var metadata = Metadata.AsSpan().Contains(address);
        foreach (var network in allowed)
        {
            if (network.Contains(address) && (!metadata || IsSingle(network))) return true;
        }
        return IsPublic(address);
    }

    public static bool IsPublic(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork) return !Within(NonPublicV4, address);
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return false;
        if (Embedded(address) is { } v4) return IsPublic(v4);
        return GlobalUnicast.Contains(address) && !Within(NonPublicV6, address);
    }

    private static IPAddress? Embedded(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        if (Nat64.Contains(address)) return new IPAddress(bytes[12..]);
        if (SixToFour.Contains(address)) return new IPAddress(bytes[2..6]);
        if (!Teredo.Contains(address)) return null;
        BinaryPrimitives.WriteUInt32BigEndian(bytes, ~BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]));
        return new IPAddress(bytes[..4]);
    }

    private static bool Within(IPNetwork[] networks, IPAddress address)
    {
        foreach (var network in networks)
        {
            if (network.Contains(address)) return true;
        }
        return false;
    }

    private static bool IsSingle(IPNetwork network) =>
        network.PrefixLength == (network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
}
