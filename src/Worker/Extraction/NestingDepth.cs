namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Estimates from a page's text alone what its tags will cost a parser: at each tag it looks through the elements that
/// are open, and it makes open formatting elements anew in each block. A hostile or broken page has to be refused before.</summary>
internal ref struct NestingDepth
{
    /// <summary>Real pages stay below a hundred or two, whatever they leave unclosed.</summary>
    public const int Most = 2000;

    // Sums over all tags: 2 MB of well-formed page come to a tenth of them.
    private const int MostWork = 30_000_000;
    private const int MostRemade = 1_500_000;
    private const int Buckets = 64;
    private const int LongestName = 12;
    private const int LongestTag = 4096;

    // One count a tag name, or nearly: end tags of other elements do not hide an open one.
    private readonly Span<int> _open;
    private readonly int _most;
    private int _depth;
    private int _formatting;
    private int _foreign;
    private long _work;
    private long _remade;

    private NestingDepth(Span<int> open, int most)
    {
        _open = open;
        _most = most;
    }

    private readonly bool IsTooMuch => _depth > _most || _work > MostWork || _remade > MostRemade;

    public static bool IsBeyond(ReadOnlySpan<char> html, int most)
    {
        Span<int> open = stackalloc int[Buckets];
        open.Clear();
        return new NestingDepth(open, most).Count(html);
    }

    private bool Count(ReadOnlySpan<char> html)
    {
        // In these the same characters may be text or markup (a style in an svg, a title in a select): then all count as markup.
        var strict = html.Contains("<svg", StringComparison.OrdinalIgnoreCase) || html.Contains("<math", StringComparison.OrdinalIgnoreCase)
            || html.Contains("<select", StringComparison.OrdinalIgnoreCase);
        Span<char> endTag = stackalloc char[LongestName + 2];
        "</".CopyTo(endTag);
        for (int at; (at = html.IndexOf('<')) >= 0 && at + 2 < html.Length;)
        {
            html = html[(at + 1)..];
            if (!strict && html.StartsWith("!--", StringComparison.Ordinal))
            {
                html = html[EndOfComment(html)..];
                continue;
            }

            var closes = html[0] == '/';
            var name = NameAt(closes ? html[1..] : html, endTag[2..]);
            if (name.IsEmpty) continue;
            var behind = closes ? name.Length + 1 : name.Length;
            // i<len; in a script is no tag that is known
            var role = behind < html.Length && (html[behind] is '>' or '/' || char.IsWhiteSpace(html[behind])) ? TagRoles.Of(name) : TagRole.None;
            Take(name, role, closes, html);
            if (IsTooMuch) return true;
            if (closes || strict || (role & TagRole.Raw) == TagRole.None) continue;
            var end = html.IndexOf(endTag[..(name.Length + 2)], StringComparison.OrdinalIgnoreCase);
            if (end < 0) return false;
            html = html[end..];
        }

        return false;
    }

    private void Take(scoped ReadOnlySpan<char> name, TagRole role, bool closes, scoped ReadOnlySpan<char> tag)
    {
        _work += _depth + 1;
        _remade += _formatting;
        if (_foreign > 0 && !closes && (role & TagRole.Html) != TagRole.None) _foreign = 0;
        // Within an svg nothing is void but what says so, and nothing closes its like.
        if (_foreign > 0 ? !closes && EndsItself(tag) : (role & TagRole.Side) != TagRole.None) return;
        var foreign = name is "svg" or "math";
        var formatting = (role & TagRole.Formatting) != TagRole.None;
        ref var count = ref _open[((name[0] & 31) + (7 * name.Length) + (3 * (name[^1] & 31))) % Buckets];
        if (!closes)
        {
            if (foreign && EndsItself(tag)) return;
            count++;
            _depth++;
            if (foreign) _foreign++;
            if (formatting) _formatting++;
        }
        else if (count > 0)
        {
            count--;
            _depth--;
            if (foreign && _foreign > 0) _foreign--;
            if (formatting && _formatting > 0) _formatting--;
        }
    }

    // <!-->, <!--->, --> and --!> end one; so does the page.
    private static int EndOfComment(ReadOnlySpan<char> html)
    {
        for (var at = 1; at < html.Length;)
        {
            var dashes = html[at..].IndexOf("--", StringComparison.Ordinal);
            if (dashes < 0) break;
            at += dashes;
            var rest = html[(at + 2)..];
            if (rest.StartsWith('>') || rest.StartsWith("!>", StringComparison.Ordinal)) return at;
            at++;
        }

        return html.Length;
    }

    private static bool EndsItself(ReadOnlySpan<char> tag)
    {
        if (tag.Length > LongestTag) tag = tag[..LongestTag];
        return tag.IndexOf('>') is > 0 and var end && tag[end - 1] == '/';
    }

    private static ReadOnlySpan<char> NameAt(ReadOnlySpan<char> text, Span<char> lower)
    {
        if (text.IsEmpty || !char.IsAsciiLetter(text[0])) return default;
        var length = 0;
        for (; length < text.Length && length < LongestName && char.IsAsciiLetterOrDigit(text[length]); length++) lower[length] = char.ToLowerInvariant(text[length]);
        return lower[..length];
    }
}
