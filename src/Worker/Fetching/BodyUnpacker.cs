using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Unpacks bodies within caps on what they unpack to and on its ratio to what was sent. One that breaks off is a fault where the
/// format tells (gzip, zlib, brotli; raw deflate does not): half a list must not be read as the list.</summary>
public static class BodyUnpacker
{
    private const int RatioCheckFrom = 1_000_000;

    /// <summary>The body as the page was before the server packed it; the packed one is given back.</summary>
    /// <param name="cut">The packed body was cut at a cap, so that its end is missed by nobody.</param>
    public static WireBody Unpack(WireBody packed, string encoding, FetchOptions caps, bool cut)
    {
        var said = encoding.AsSpan().Trim();
        if (Is(said, "br")) return UnpackBrotli(packed, caps, cut);
        if (Is(said, "identity")) return packed;
        var first = packed.Span is [var a, var b, ..] ? (a << 8) | b : 0;
        if (Is(said, "gzip") || Is(said, "x-gzip"))
        {
            // Some servers announce gzip and send the page plain.
            return first == 0x1F8B ? Read(packed, new GZipStream(Source(packed), CompressionMode.Decompress), IsGzipEnd, caps, cut) : packed;
        }
        if (!Is(said, "deflate")) return packed with { Fault = FetchStatus.Protocol, Detail = $"Content-Encoding '{encoding}' not asked for" };
        // "deflate" means zlib, and half of the servers send it raw.
        return (first >> 8 & 15) == 8 && first % 31 == 0
            ? Read(packed, new ZLibStream(Source(packed), CompressionMode.Decompress), IsZlibEnd, caps, cut)
            : Read(packed, new DeflateStream(Source(packed), CompressionMode.Decompress), null, caps, cut);
    }

    private delegate bool EndCheck(ReadOnlySpan<byte> packed, ReadOnlySpan<byte> unpacked);

    private static WireBody Read(WireBody packed, Stream decoder, EndCheck? isEnd, FetchOptions caps, bool cut)
    {
        var buffer = Buffer(packed);
        var length = 0;
        try
        {
            using (decoder)
            {
                while (decoder.Read(buffer, length, buffer.Length - length) is > 0 and var read)
                {
                    length += read;
                    if (Excess(length, packed.Length, caps) is { } excess) return new WireBody(buffer, length, FetchStatus.TooLarge, excess);
                    if (length == buffer.Length) buffer = BodyReader.Grown(buffer, length);
                }
            }
            return cut || isEnd is null || isEnd(packed.Span, buffer.AsSpan(0, length)) ? new WireBody(buffer, length) : Broken(buffer, length);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // What came before the cap cut it is good.
            return cut && length > 0 ? new WireBody(buffer, length) : Broken(buffer, length);
        }
        finally
        {
            packed.Return();
        }
    }

    private static WireBody UnpackBrotli(WireBody packed, FetchOptions caps, bool cut)
    {
        using var decoder = default(BrotliDecoder);
        var source = packed.Span;
        var buffer = Buffer(packed);
        var length = 0;
        try
        {
            while (true)
            {
                var status = decoder.Decompress(source, buffer.AsSpan(length), out var consumed, out var written);
                source = source[consumed..];
                length += written;
                if (Excess(length, packed.Length, caps) is { } excess) return new WireBody(buffer, length, FetchStatus.TooLarge, excess);
                if (status == OperationStatus.DestinationTooSmall) buffer = BodyReader.Grown(buffer, length);
                else return status == OperationStatus.Done || (cut && length > 0) ? new WireBody(buffer, length) : Broken(buffer, length);
            }
        }
        finally
        {
            packed.Return();
        }
    }

    private static MemoryStream Source(WireBody packed) => new(packed.Rented, 0, packed.Length, writable: false);

    private static byte[] Buffer(WireBody packed) => ArrayPool<byte>.Shared.Rent(Math.Clamp(packed.Length * 4, 16 * 1024, 1_000_000));

    private static WireBody Broken(byte[] buffer, int length) => new(buffer, length, FetchStatus.Protocol, "compressed body broken or breaking off");

    private static bool Is(ReadOnlySpan<char> said, string encoding) => said.Equals(encoding, StringComparison.OrdinalIgnoreCase);

    private static string? Excess(int length, int packed, FetchOptions caps)
    {
        if (length > RatioCheckFrom && length / Math.Max(1, packed) >= caps.MaxCompressionRatio) return $"compression ratio beyond {caps.MaxCompressionRatio}";
        return length > caps.MaxDecompressedBytes ? $"decompressed beyond {caps.MaxDecompressedBytes} bytes" : null;
    }

    // A gzip member ends with its unpacked length. Of several members only the last one's shows.
    private static bool IsGzipEnd(ReadOnlySpan<byte> packed, ReadOnlySpan<byte> unpacked) =>
        packed.Length >= 18 && BinaryPrimitives.ReadUInt32LittleEndian(packed[^4..]) <= (uint)unpacked.Length;

    // zlib ends with the Adler-32 of what it unpacks to.
    private static bool IsZlibEnd(ReadOnlySpan<byte> packed, ReadOnlySpan<byte> unpacked)
    {
        uint a = 1, b = 0;
        while (!unpacked.IsEmpty)
        {
            // 5552 is how many bytes b holds without overflow.
            var part = unpacked[..Math.Min(5552, unpacked.Length)];
            foreach (var one in part) b += a += one;
            a %= 65521;
            b %= 65521;
            unpacked = unpacked[part.Length..];
        }
        return packed.Length >= 6 && BinaryPrimitives.ReadUInt32BigEndian(packed[^4..]) == (b << 16 | a);
    }
}
