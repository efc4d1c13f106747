namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Estimates how deep a page's elements nest, from its text alone: a parser needs time that grows with the square
/// of the depth, so a hostile or broken page has to be refused before.</summary>
internal static class NestingDepth
{
    /// <summary>Real pages stay below a hundred or two, whatever they leave unclosed.</summary>
    public const int Most = 2000;

    private const int Buckets = 64;

    public static bool IsBeyond(ReadOnlySpan<char> html, int most)
    {
        // One count a tag name, or nearly: end tags of other elements do not hide an open one.
        Span<int> open = stackalloc int[Buckets];
        open.Clear();
        var depth = 0;
        for (int at; (at = html.IndexOf('<')) >= 0 && at + 2 < html.Length;)
        {
            html = html[(at + 1)..];
            var closes = html[0] == '/';
            if (html.StartsWith("!--", StringComparison.Ordinal))
            {
                var end = html.IndexOf("-->", StringComparison.Ordinal);
                if (end < 0) return false;
                html = html[end..];
                continue;
            }

            var name = NameAt(closes ? html[1..] : html);
            if (name.IsEmpty || IsUncounted(name)) continue;
            if (!closes && name.Length is 5 or 6 && (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase)))
            {
                var end = html.IndexOf(name.Length == 6 ? "</script" : "</style", StringComparison.OrdinalIgnoreCase);
                if (end < 0) return false;
                html = html[(end + 2)..];
                continue;
            }

            ref var count = ref open[((name[0] & 31) + (7 * name.Length) + (3 * (name[^1] & 31))) % Buckets];
            if (!closes)
            {
                count++;
                if (++depth > most) return true;
            }
            else if (count > 0)
            {
                count--;
                depth--;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> NameAt(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length < 12 && char.IsAsciiLetterOrDigit(text[length])) length++;
        return length > 0 && char.IsAsciiLetter(text[0]) ? text[..length] : default;
    }

    // Void elements, and those that the next of their kind closes: unclosed they stand side by side.
    private static bool IsUncounted(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[12];
        var length = name.ToLowerInvariant(lower);
        return lower[..length] is "br" or "img" or "input" or "meta" or "link" or "hr" or "col" or "area" or "base" or "embed" or "source" or "track" or "wbr" or "param"
            or "p" or "li" or "dd" or "dt" or "tr" or "td" or "th" or "tbody" or "thead" or "tfoot" or "option" or "optgroup" or "colgroup" or "html" or "head" or "body";
    }
}
