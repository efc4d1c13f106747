using System.Buffers;
using System.IO.Compression;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Reads and unpacks bodies within caps on what is sent, what it unpacks to, and the ratio of the two.</summary>
public static class BodyReader
{
    private const int RatioCheckFrom = 1_000_000;

    /// <param name="cut">Whether a longer body is cut at the cap rather than refused.</param>
    public static async ValueTask<WireBody> ReadAsync(HttpContent content, int cap, bool cut, CancellationToken ct)
    {
        var announced = content.Headers.ContentLength;
        if (announced > cap && !cut) return new WireBody([], 0, FetchStatus.TooLarge, $"body of {announced} bytes announced, cap {cap}");
        var stream = await content.ReadAsStreamAsync(ct);
        // One byte more than announced: the end is then seen without growing.
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min((announced ?? 32 * 1024) + 1, cap + 1L));
        var length = 0;
        try
        {
            while (true)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(length), ct);
                if (read == 0) return new WireBody(buffer, length);
                length += read;
                if (length > cap) return cut ? new WireBody(buffer, cap) : new WireBody(buffer, length, FetchStatus.TooLarge, $"body beyond {cap} bytes");
                if (length == buffer.Length) buffer = Grown(buffer, length);
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    /// <summary>The body as the page was before the server packed it; the packed one is given back.</summary>
    public static WireBody Unpack(WireBody packed, string encoding, FetchOptions caps, bool cut)
    {
        var decoder = Decoder(packed, encoding.AsSpan().Trim());
        if (decoder is null) return packed with { Fault = FetchStatus.Protocol, Detail = $"Content-Encoding '{encoding}' not asked for" };
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Clamp(packed.Length * 4, 16 * 1024, 1_000_000));
        var length = 0;
        try
        {
            using (decoder)
            {
                while (decoder.Read(buffer, length, buffer.Length - length) is > 0 and var read)
                {
                    length += read;
                    if (Excess(length, packed.Length, caps) is { } excess) return new WireBody(buffer, length, FetchStatus.TooLarge, excess);
                    if (length == buffer.Length) buffer = Grown(buffer, length);
                }
            }
            if (!cut && IsCutGzip(packed, encoding, length)) return new WireBody(buffer, length, FetchStatus.Protocol, "compressed body breaks off");
            return new WireBody(buffer, length);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException)
        {
            // A cut body necessarily ends within a block; what came before is good.
            return cut && length > 0 ? new WireBody(buffer, length) : new WireBody(buffer, length, FetchStatus.Protocol, $"compressed body broken: {e.Message}");
        }
        finally
        {
            packed.Return();
        }
    }

    private static Stream? Decoder(WireBody packed, ReadOnlySpan<char> encoding)
    {
        var source = new MemoryStream(packed.Rented, 0, packed.Length, writable: false);
        var first = packed.Span is [var a, var b, ..] ? (a << 8) | b : 0;
        if (encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase) || encoding.Equals("x-gzip", StringComparison.OrdinalIgnoreCase))
        {
            // Some servers announce gzip and send the page plain.
            return first == 0x1F8B ? new GZipStream(source, CompressionMode.Decompress) : source;
        }
        if (encoding.Equals("br", StringComparison.OrdinalIgnoreCase)) return new BrotliStream(source, CompressionMode.Decompress);
        if (encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)) return source;
        if (!encoding.Equals("deflate", StringComparison.OrdinalIgnoreCase)) return null;
        // "deflate" means zlib, and half of the servers send it raw.
        return (first >> 8 & 15) == 8 && first % 31 == 0
            ? new ZLibStream(source, CompressionMode.Decompress)
            : new DeflateStream(source, CompressionMode.Decompress);
    }

    private static string? Excess(int length, int packed, FetchOptions caps)
    {
        if (length > caps.MaxDecompressedBytes) return $"decompressed beyond {caps.MaxDecompressedBytes} bytes";
        return length > RatioCheckFrom && length / Math.Max(1, packed) >= caps.MaxCompressionRatio
            ? $"compression ratio beyond {caps.MaxCompressionRatio}"
            : null;
    }

    // The last four bytes of a gzip member are its length; half a list must not be read as the list.
    private static bool IsCutGzip(WireBody packed, string encoding, int length) =>
        encoding.Contains("gzip", StringComparison.OrdinalIgnoreCase)
        && packed.Span is [0x1F, 0x8B, ..] && packed.Length >= 18
        && BitConverter.ToUInt32(packed.Span[^4..]) > (uint)length;

    private static byte[] Grown(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
