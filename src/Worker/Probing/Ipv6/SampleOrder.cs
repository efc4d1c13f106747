using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>The random order in which links are drawn: by the SHA-256 of the seed, a space and the address (UTF-8), so that anybody who has the seed
/// can draw the same sample again (PostgreSQL: <c>order by sha256(convert_to(seed || ' ' || url, 'UTF8'))</c>), and two sites that link
/// to one host draw the same links.</summary>
internal static class SampleOrder
{
    /// <summary>One seed a run.</summary>
    public static int Seed(long run) => (int)BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(run.ToString(CultureInfo.InvariantCulture)))) & int.MaxValue;

    public static IReadOnlyList<T> Of<T>(IEnumerable<T> items, Func<T, string> url, int seed) =>
        [.. items.Select(item => (Item: item, Key: Key(url(item), seed))).OrderBy(i => i.Key).Select(i => i.Item)];

    private static UInt128 Key(string url, int seed) =>
        BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed} {url}"))));
}
