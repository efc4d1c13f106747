using System.Text;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Lengths and meanings of the smallest parts of a script's text.</summary>
internal static class ScriptText
{
    private const int LongestPattern = 500;

    public static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or '$';

    public static int NameLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (IsNameStart(text[length]) || char.IsDigit(text[length]))) length++;
        return length;
    }

    /// <summary>Length of the comment that begins here, or 0.</summary>
    public static int CommentLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] != '/' || text[1] is not ('/' or '*')) return 0;
        if (text[1] == '*') return text[2..].IndexOf("*/") is >= 0 and var close ? close + 4 : text.Length;
        var line = text.IndexOfAny('\n', '\r');
        return line < 0 ? text.Length : line;
    }

    /// <summary>Length of the string that begins here, both quotes included; 0 where it does not end.</summary>
    public static int StringLength(ReadOnlySpan<char> text)
    {
        var quote = text[0];
        for (var i = 1; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\') i++;
            else if (c == quote) return i + 1;
            else if (c == '\n' && quote != '`') return 0;
        }

        return 0;
    }

    /// <summary>Length of the pattern (<c>/…/</c>) that begins here, or 0.</summary>
    public static int PatternLength(ReadOnlySpan<char> text)
    {
        var inClass = false;
        for (var i = 1; i < Math.Min(text.Length, LongestPattern); i++)
        {
            switch (text[i])
            {
                case '\n': return 0;
                case '\\': i++; break;
                case '[': inClass = true; break;
                case ']': inClass = false; break;
                case '/' when !inClass: return i + 1;
                default: break;
            }
        }

        return 0;
    }

    /// <summary>What the inside of a string literal says.</summary>
    public static string Unescape(ReadOnlySpan<char> inside)
    {
        if (!inside.Contains('\\')) return inside.ToString();
        var text = new StringBuilder(inside.Length);
        for (var i = 0; i < inside.Length; i++)
        {
            if (inside[i] != '\\' || i + 1 >= inside.Length)
            {
                text.Append(inside[i]);
                continue;
            }

            var c = inside[++i];
            var digits = c == 'u' ? 4 : c == 'x' ? 2 : 0;
            if (digits > 0 && i + digits < inside.Length && TryHex(inside.Slice(i + 1, digits), out var code))
            {
                text.Append((char)code);
                i += digits;
                continue;
            }

            switch (c)
            {
                case 'n': text.Append('\n'); break;
                case 't': text.Append('\t'); break;
                case 'r': text.Append('\r'); break;
                case 'b' or 'f' or 'v' or '\n' or '\r': break;
                default: text.Append(c); break;
            }
        }

        return text.ToString();
    }

    private static bool TryHex(ReadOnlySpan<char> digits, out int code) =>
        int.TryParse(digits, System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out code);
}
