using System.Buffers;
using System.Globalization;
using System.Text;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Paths brought to one spelling so that robots.txt and addresses compare octet by octet (RFC 9309, 2.2.2): unreserved
/// characters plain, all else that is escaped in upper case, non-ASCII as escaped UTF-8.</summary>
public static class RobotsPath
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/?=&:@!'()+,;");

    /// <summary>An address's path and query; its own * and $ are escaped, for in a pattern these are signs.</summary>
    public static string Normalise(ReadOnlySpan<char> path) => path.ContainsAnyExcept(Plain) ? Spell(path, pattern: false) : path.ToString();

    public static string NormalisePattern(ReadOnlySpan<char> pattern) => pattern.ContainsAnyExcept(Plain) ? Spell(pattern, pattern: true) : pattern.ToString();

    private static string Spell(ReadOnlySpan<char> path, bool pattern)
    {
        var text = new StringBuilder(path.Length + 32);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < path.Length; i++)
        {
            var c = path[i];
            if (c == '%' && i + 2 < path.Length && byte.TryParse(path.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
            {
                if (IsUnreserved((char)octet)) text.Append((char)octet);
                else Escape(text, octet);
                i += 2;
            }
            else if (c is '*' or '$')
            {
                if (pattern && (c == '*' || i == path.Length - 1)) text.Append(c);
                else Escape(text, (byte)c);
            }
            else if (c > 0x20 && c < 0x7F)
            {
                text.Append(c);
            }
            else
            {
                Rune.DecodeFromUtf16(path[i..], out var rune, out var used);
                foreach (var one in utf8[..rune.EncodeToUtf8(utf8)]) Escape(text, one);
                i += used - 1;
            }
        }
        return text.ToString();
    }

    private static bool IsUnreserved(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~';

    private static void Escape(StringBuilder text, byte octet) =>
        text.Append('%').Append("0123456789ABCDEF"[octet >> 4]).Append("0123456789ABCDEF"[octet & 15]);
}
