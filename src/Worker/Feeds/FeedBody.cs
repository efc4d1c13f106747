using System.Net;
using System.Text;

namespace FreshnessCrawler.Worker.Feeds;

/// <summary>The plain text of an item's body, which is HTML inside CDATA, escaped HTML, markup of its own, or text.</summary>
internal static class FeedBody
{
    /// <summary>Characters kept.</summary>
    public const int Longest = 20_000;
    private const int Reach = 400_000;
    private const string DataOpen = "<![CDATA[";
    private const string DataClose = "]]>";

    private static readonly string[] s_breaks =
        ["br", "p", "div", "li", "ul", "ol", "tr", "td", "th", "table", "section", "article", "blockquote", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "figure", "img"];

    /// <returns>Null where nothing is left.</returns>
    public static string? Of(ReadOnlySpan<char> raw, bool json)
    {
        if (raw.Length > Reach) raw = raw[..Reach];
        var plain = Plain(json ? FeedText.OfString(raw) : Opened(raw));
        return plain.Length == 0 ? null : plain;
    }

    /// <summary>Tags out, scripts and styles with their content, entities read; blocks become lines.</summary>
    public static string Plain(ReadOnlySpan<char> html)
    {
        var text = new StringBuilder(Math.Min(html.Length, 1024));
        while (!html.IsEmpty && text.Length < Longest)
        {
            if (!FeedText.IsTag(html))
            {
                var next = html[1..].IndexOf('<');
                var part = next < 0 ? html : html[..(next + 1)];
                Append(text, part.Contains('&') ? WebUtility.HtmlDecode(part.ToString()) : part);
                html = html[part.Length..];
                continue;
            }

            html = Behind(html, out var breaks);
            if (breaks) Break(text);
        }

        if (text.Length > Longest) text.Length = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return text.ToString().Trim();
    }

    private static ReadOnlySpan<char> Behind(ReadOnlySpan<char> tag, out bool breaks)
    {
        breaks = false;
        if (tag.StartsWith("<!--", StringComparison.Ordinal)) return From(tag, tag.IndexOf("-->", StringComparison.Ordinal), 3);
        var name = tag[(tag[1] == '/' ? 2 : 1)..];
        var length = 0;
        while (length < name.Length && length < 12 && char.IsAsciiLetterOrDigit(name[length])) length++;
        name = name[..length];
        if (tag[1] != '/' && (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase)))
        {
            var close = tag.IndexOf(name.Equals("style", StringComparison.OrdinalIgnoreCase) ? "</style" : "</script", StringComparison.OrdinalIgnoreCase);
            return close < 0 ? default : From(tag[close..], tag[close..].IndexOf('>'), 1);
        }

        foreach (var block in s_breaks) breaks |= name.Equals(block, StringComparison.OrdinalIgnoreCase);
        return From(tag, tag.IndexOf('>'), 1);
    }

    private static ReadOnlySpan<char> From(ReadOnlySpan<char> text, int at, int length) => at < 0 ? default : text[(at + length)..];

    private static string Opened(ReadOnlySpan<char> raw)
    {
        var html = new StringBuilder(raw.Length);
        while (!raw.IsEmpty)
        {
            var data = raw.IndexOf(DataOpen, StringComparison.Ordinal);
            var before = data < 0 ? raw : raw[..data];
            html.Append(before.Contains('&') ? WebUtility.HtmlDecode(before.ToString()) : before);
            if (data < 0) break;
            raw = raw[(data + DataOpen.Length)..];
            var end = raw.IndexOf(DataClose, StringComparison.Ordinal);
            html.Append(end < 0 ? raw : raw[..end]);
            raw = end < 0 ? default : raw[(end + DataClose.Length)..];
        }

        return html.ToString();
    }

    private static void Append(StringBuilder text, ReadOnlySpan<char> part)
    {
        foreach (var c in part)
        {
            if (char.IsWhiteSpace(c))
            {
                if (text.Length > 0 && text[^1] is not (' ' or '\n')) text.Append(' ');
            }
            else if (!char.IsControl(c) && c is not '\uFEFF' and not '\u200B') text.Append(c);
        }
    }

    private static void Break(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] == ' ') text.Length--;
        if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
    }
}
