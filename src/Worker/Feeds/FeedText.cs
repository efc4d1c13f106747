using System.Globalization;
using System.Net;
using System.Text;

namespace FreshnessCrawler.Worker.Feeds;

/// <summary>Plain text of an element's or a string's raw content.</summary>
internal static class FeedText
{
    private const int LongestTitle = 300;
    private const string DataOpen = "<![CDATA[";
    private const string DataClose = "]]>";

    /// <summary>The content with CDATA opened and entities read, tags kept out; raw where there is nothing to do.</summary>
    public static ReadOnlySpan<char> OfElement(ReadOnlySpan<char> raw)
    {
        raw = raw.Trim();
        if (raw.IndexOfAny('<', '&') < 0) return raw;
        var builder = new StringBuilder(Math.Min(raw.Length, 256));
        while (!raw.IsEmpty && builder.Length < LongestTitle * 8)
        {
            if (raw.StartsWith(DataOpen, StringComparison.Ordinal))
            {
                raw = raw[DataOpen.Length..];
                var end = raw.IndexOf(DataClose, StringComparison.Ordinal);
                builder.Append(end < 0 ? raw : raw[..end]);
                raw = end < 0 ? default : raw[(end + DataClose.Length)..];
                continue;
            }

            if (IsTag(raw))
            {
                var end = raw.IndexOf('>');
                raw = end < 0 ? default : raw[(end + 1)..];
                continue;
            }

            var next = raw[1..].IndexOf('<');
            var part = next < 0 ? raw : raw[..(next + 1)];
            if (part.Contains('&')) builder.Append(WebUtility.HtmlDecode(part.ToString()));
            else builder.Append(part);
            raw = raw[part.Length..];
        }

        return builder.ToString().AsSpan().Trim();
    }

    /// <summary>A JSON string's content without its escapes.</summary>
    public static ReadOnlySpan<char> OfString(ReadOnlySpan<char> raw)
    {
        if (!raw.Contains('\\')) return raw;
        var builder = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || ++i == raw.Length)
            {
                if (i < raw.Length) builder.Append(raw[i]);
                continue;
            }

            if (raw[i] == 'u' && i + 4 < raw.Length && ushort.TryParse(raw.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                builder.Append((char)code);
                i += 4;
            }
            else builder.Append(raw[i] switch { 'n' or 'r' or 't' or 'b' or 'f' => ' ', var c => c });
        }

        return builder.ToString();
    }

    /// <summary>One line for people: markup out (titles are often HTML inside text), entities read, white space folded.</summary>
    public static string Line(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestTitle * 8) text = text[..(LongestTitle * 8)];
        if (LooksLikeMarkup(text) || text.Contains('&')) text = OfElement(text);
        var builder = new StringBuilder(Math.Min(text.Length, LongestTitle));
        foreach (var c in text.Trim())
        {
            if (builder.Length >= LongestTitle) break;
            if (char.IsWhiteSpace(c))
            {
                if (builder.Length > 0 && builder[^1] != ' ') builder.Append(' ');
            }
            else if (!char.IsControl(c) && c is not '\uFEFF' and not '\u200B') builder.Append(c);
        }

        if (builder.Length > 0 && char.IsHighSurrogate(builder[^1])) builder.Length--;
        return builder.ToString().TrimEnd();
    }

    private static bool LooksLikeMarkup(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('<');
        return at >= 0 && IsTag(text[at..]) && text[at..].Contains('>');
    }

    internal static bool IsTag(ReadOnlySpan<char> text) =>
        text.Length > 1 && text[0] == '<' && (char.IsAsciiLetter(text[1]) || text[1] is '/' or '!' or '?');
}
