using System.Buffers;

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
        var at = 0;
        while (at < body.Length)
        {
            var lead = body[at];
            if (lead < 0x80)
            {
                // Chinese pages change between markup and text every few bytes: too short for vectors.
                to[written++] = (char)lead;
                at++;
            }
            else if (at + 1 < body.Length && Pair(lead, body[at + 1]) is not '\0' and var c)
            {
                to[written++] = c;
                at += 2;
            }
            else
            {
                at += Step(body[at..], to, ref written);
            }
        }
        length = written;
        return rented;
    }

    private static int Step(ReadOnlySpan<byte> body, Span<char> to, ref int written)
    {
        if (body[0] is > 0x80 and < 0xFF)
        {
            // A body cut within a character ends before it.
            if (body.Length == 1) return 1;
            var trail = body[1];
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

    private static char Pair(byte lead, byte trail) => lead is > 0x80 and < 0xFF ? Pairs[(lead - 0x81) * 256 + trail] : '\0';

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
