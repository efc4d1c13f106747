using System.Buffers;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Bytes in a pooled buffer, and why they are not whole or not to be used.</summary>
public readonly record struct WireBody(byte[] Rented, int Length, FetchStatus? Fault = null, string? Detail = null)
{
    public ReadOnlySpan<byte> Span => Rented.AsSpan(0, Length);

    public void Return() => ArrayPool<byte>.Shared.Return(Rented);
}
