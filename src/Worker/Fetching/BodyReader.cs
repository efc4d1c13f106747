using System.Buffers;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Reads bodies as they are sent, within a cap.</summary>
public static class BodyReader
{
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

    internal static byte[] Grown(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
