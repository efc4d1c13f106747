namespace FreshnessCrawler.Worker.Feeds;

/// <summary>Walks the tags of a document that should be XML. Comments, processing instructions and the document type are
/// passed over, so no entity is ever defined and nothing outside is ever asked. It never throws.</summary>
internal ref struct FeedMarkup(ReadOnlySpan<char> text)
{
    private const int LongestQuote = 8192;
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>Where the present tag begins, and where what follows it does.</summary>
    public int TagStart { get; private set; }

    public readonly int TagEnd => _at;

    public bool Closes { get; private set; }

    /// <summary>Whether the tag is an element of its own (&lt;link/&gt;).</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>The name with its prefix.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    public ReadOnlySpan<char> Attributes { get; private set; }

    /// <summary>Whether the text ended inside a tag, comment or CDATA.</summary>
    public bool CutShort { get; private set; }

    public bool Next()
    {
        while (true)
        {
            var open = _text[_at..].IndexOf('<');
            if (open < 0) return false;
            _at += open;
            var rest = _text[_at..];
            if (rest.Length < 2) return Cut();
            if (rest[1] is '!' or '?')
            {
                if (!PassOver(rest)) return Cut();
                continue;
            }

            Closes = rest[1] == '/';
            var name = NameOf(rest[(Closes ? 2 : 1)..]);
            if (name.IsEmpty)
            {
                // a bare less-than sign
                _at++;
                continue;
            }

            var from = (Closes ? 2 : 1) + name.Length;
            var end = EndOf(rest, from);
            if (end < 0) return Cut();
            TagStart = _at;
            Name = name;
            IsEmpty = !Closes && rest[end - 1] == '/';
            Attributes = Closes ? default : rest[from..(IsEmpty ? Math.Max(from, end - 1) : end)];
            _at += end + 1;
            return true;
        }
    }

    public readonly ReadOnlySpan<char> LocalName
    {
        get
        {
            var colon = Name.LastIndexOf(':');
            return colon < 0 ? Name : Name[(colon + 1)..];
        }
    }

    /// <summary>Where the value of an attribute stands in the document; a length of 0 where it has none.</summary>
    public readonly (int Start, int Length) Attribute(ReadOnlySpan<char> local)
    {
        var all = Attributes;
        var offset = _at - 1 - (IsEmpty ? 1 : 0) - all.Length;
        for (var i = 0; i < all.Length;)
        {
            while (i < all.Length && (char.IsWhiteSpace(all[i]) || all[i] is '/')) i++;
            var start = i;
            while (i < all.Length && !char.IsWhiteSpace(all[i]) && all[i] != '=') i++;
            var name = all[start..i];
            while (i < all.Length && char.IsWhiteSpace(all[i])) i++;
            if (i >= all.Length || all[i] != '=')
            {
                if (name.IsEmpty) i++;
                continue;
            }

            i++;
            while (i < all.Length && char.IsWhiteSpace(all[i])) i++;
            var quote = i < all.Length && all[i] is '"' or '\'' ? all[i++] : '\0';
            start = i;
            while (i < all.Length && (quote == '\0' ? !char.IsWhiteSpace(all[i]) : all[i] != quote)) i++;
            var colon = name.LastIndexOf(':');
            if (name[(colon + 1)..].Equals(local, StringComparison.OrdinalIgnoreCase) && !name.StartsWith("xmlns", StringComparison.OrdinalIgnoreCase))
                return (offset + start, i - start);
            i++;
        }

        return default;
    }

    private bool Cut()
    {
        CutShort = true;
        _at = _text.Length;
        return false;
    }

    private bool PassOver(ReadOnlySpan<char> rest)
    {
        var close = rest.StartsWith("<!--", StringComparison.Ordinal) ? "-->" : rest.StartsWith("<![CDATA[", StringComparison.Ordinal) ? "]]>" : rest[1] == '?' ? "?>" : null;
        if (close is not null)
        {
            var end = rest.IndexOf(close, StringComparison.Ordinal);
            if (end >= 0) _at += end + close.Length;
            return end >= 0;
        }

        // the document type, its own part in brackets; each declaration inside ends with its sign
        var depth = 0;
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] == '[') depth++;
            else if (rest[i] == ']') depth--;
            else if (rest[i] == '>' && depth <= 0)
            {
                _at += i + 1;
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> text)
    {
        // no feed has element names of its own language; titles have <书名>
        if (text.IsEmpty || !(char.IsAsciiLetter(text[0]) || text[0] == '_')) return default;
        var length = 1;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] is ':' or '_' or '-' or '.')) length++;
        return text[..length];
    }

    // The sign that ends a tag; one inside a quoted value does not.
    private static int EndOf(ReadOnlySpan<char> tag, int from)
    {
        while (true)
        {
            var next = tag[from..].IndexOfAny('>', '"', '\'');
            if (next < 0) return -1;
            from += next;
            if (tag[from] == '>') return from;
            var quoted = tag.Slice(from + 1, Math.Min(LongestQuote, tag.Length - from - 1));
            var close = quoted.IndexOf(tag[from]);
            from += close < 0 ? 1 : close + 2;
        }
    }
}
