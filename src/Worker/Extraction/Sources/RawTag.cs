using System.Buffers;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Reads single tags from a page's own text: the parsed page keeps neither scripts nor most attributes.</summary>
internal static class RawTag
{
    private const int LongestTag = 20_000;

    private static readonly SearchValues<char> s_nameEnds = SearchValues.Create(" \t\r\n=>/");

    /// <summary>Index of the <c>&gt;</c> that ends the tag at <paramref name="start"/>, or -1.</summary>
    public static int End(ReadOnlySpan<char> raw, int start)
    {
        var quote = '\0';
        var limit = Math.Min(raw.Length, start + LongestTag);
        for (var i = start; i < limit; i++)
        {
            var c = raw[i];
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
            }
            else if (c == '>') return i;
            else if (c is '"' or '\'' && i > start && Precedes(raw, i)) quote = c;
        }

        return -1;
    }

    /// <summary>The value of an attribute, entities still in it; false where the tag has none of that name.</summary>
    public static bool TryAttribute(ReadOnlySpan<char> tag, ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        var rest = tag;
        while (TryNext(ref rest, out var found, out value))
        {
            if (found.Equals(name, StringComparison.OrdinalIgnoreCase)) return true;
        }

        value = default;
        return false;
    }

    /// <summary>Takes the next attribute off a tag's text.</summary>
    public static bool TryNext(scoped ref ReadOnlySpan<char> tag, out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        value = default;
        if (!tag.IsEmpty && tag[0] == '<')
        {
            var at = tag.IndexOfAny(" \t\r\n/");
            tag = at < 0 ? default : tag[at..];
        }

        tag = tag.TrimStart(" \t\r\n/");
        var end = tag.IndexOfAny(s_nameEnds);
        if (end == 0 && tag[0] == '=') end = tag.Length > 1 ? 1 : -1;
        name = end < 0 ? tag : tag[..end];
        tag = end < 0 ? default : tag[end..];
        if (name.IsEmpty || name[0] == '>') return false;
        var behind = tag.TrimStart(" \t\r\n");
        if (behind.IsEmpty || behind[0] != '=') return true;
        behind = behind[1..].TrimStart(" \t\r\n");
        if (!behind.IsEmpty && behind[0] is '"' or '\'')
        {
            var close = behind[1..].IndexOf(behind[0]);
            value = close < 0 ? behind[1..] : behind.Slice(1, close);
            tag = close < 0 ? default : behind[(close + 2)..];
            return true;
        }

        var stop = behind.IndexOfAny(" \t\r\n>");
        value = stop < 0 ? behind : behind[..stop];
        tag = stop < 0 ? default : behind[stop..];
        return true;
    }

    private static bool Precedes(ReadOnlySpan<char> raw, int quote)
    {
        var i = quote - 1;
        while (i > 0 && char.IsWhiteSpace(raw[i])) i--;
        return raw[i] == '=';
    }
}
