using System.Security.Cryptography;
using System.Text;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>Addresses as the tables of links have them.</summary>
internal static class StoredAddress
{
    /// <summary>In characters. Servers refuse longer ones, and half an address is another address: such a link is counted, not kept.</summary>
    internal const int Longest = 4_000;

    internal static bool IsKept(string url) => url.Length <= Longest;

    /// <summary>What an address is found by, however long it is.</summary>
    internal static Guid KeyOf(string url)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(PlainText.Clean(url)), hash);
        return new Guid(hash[..16]);
    }
}
