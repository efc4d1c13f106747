using System.Buffers;
using System.Text;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>GB18030 to text through a table of its two-byte half, which is nearly all that pages hold: the framework's decoder goes
/// byte by byte through several virtual calls. Its four-byte half is left to the framework.</summary>
internal static class GbText
{
    private const int Rows = 0xFF - 0x81;
    private static readonly char[] Pairs = BuildPairs();

    public static char[] Decode(ReadOnlySpan<byte> body, out int length)
    {
        var rented = ArrayPool<char>.Shared.Rent(Math.Max(1, body.Length));
        var to = rented.AsSpan();
        var written = 0;
        while (!body.IsEmpty)
        {
            Ascii.ToUtf16(body, to[written..], out var ascii);
            written += ascii;
            body = body[ascii..];
            while (!body.IsEmpty && body[0] >= 0x80)
            {
                // A body cut within a character ends before it.
                if (body.Length == 1 && body[0] is not 0x80 and not 0xFF)
                {
                    body = default;
                    break;
                }
                body = body[Step(body, to, ref written)..];
            }
        }
        length = written;
        return rented;
    }

    private static int Step(ReadOnlySpan<byte> body, Span<char> to, ref int written)
    {
        byte lead = body[0];
        if (lead is > 0x80 and < 0xFF)
        {
            var trail = body[1];
            var c = Pairs[(lead - 0x81) * 256 + trail];
            if (c != 0)
            {
                to[written++] = c;
                return 2;
            }
            if (trail is >= 0x30 and <= 0x39 && body.Length >= 4 && body[2] is > 0x80 and < 0xFF && body[3] is >= 0x30 and <= 0x39)
            {
                written += Charset.Gb18030.GetChars(body[..4], to[written..]);
                return 4;
            }
            if (trail is >= 0x30 and <= 0x39 && body.Length < 4) return body.Length;
        }
        to[written++] = '\uFFFD';
        return 1;
    }

    private static char[] BuildPairs()
    {
        var pairs = new char[Rows * 256];
        Span<byte> two = stackalloc byte[2];
        Span<char> one = stackalloc char[4];
        for (var lead = 0x81; lead < 0xFF; lead++)
        {
            for (var trail = 0x40; trail < 0xFF; trail++)
            {
                if (trail == 0x7F) continue;
                two[0] = (byte)lead;
                two[1] = (byte)trail;
                if (Charset.Gb18030.GetChars(two, one) == 1 && one[0] != '\uFFFD') pairs[(lead - 0x81) * 256 + trail] = one[0];
            }
        }
        return pairs;
    }
}
