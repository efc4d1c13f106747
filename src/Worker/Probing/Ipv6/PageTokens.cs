using System.Buffers;
using System.Net;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>A page as a row of hashed tokens, for comparing two copies of it: element names, the paths that links and pictures lead to, and the
/// words that readers see (each Chinese character is one). What changes with every visit is no token: comments, the text of scripts and styles,
/// every attribute but addresses (view state, CSRF tokens, nonces, generated ids), schemes and hosts, queries, and every number, however
/// written: counters, clocks, dates, visitors' addresses.</summary>
internal ref struct PageTokens
{
    private const int LongestWord = 24;
    private const int LongestPath = 512;
    private const string Blanks = " \t\r\n\f";

    private static readonly SearchValues<char> s_nameEnds = SearchValues.Create(Blanks + "/>");
    private static readonly SearchValues<char> s_attributeEnds = SearchValues.Create(Blanks + "/>=");
    private static readonly SearchValues<char> s_valueEnds = SearchValues.Create(Blanks + ">");
    private static readonly int s_number = string.GetHashCode("0", StringComparison.OrdinalIgnoreCase);

    private readonly List<int> _tokens;
    private ReadOnlySpan<char> _rest;

    private PageTokens(ReadOnlySpan<char> html)
    {
        _rest = html;
        _tokens = new List<int>(Math.Min(html.Length / 6, 100_000));
    }

    /// <summary>Linear in the page's length, whatever the page is.</summary>
    public static List<int> Read(ReadOnlySpan<char> html)
    {
        var reader = new PageTokens(html);
        reader.ReadAll();
        return reader._tokens;
    }

    private void ReadAll()
    {
        while (!_rest.IsEmpty)
        {
            var tag = _rest.IndexOf('<');
            if (tag != 0) Text(tag < 0 ? _rest : _rest[..tag]);
            if (tag < 0) return;
            _rest = _rest[tag..];
            if (_rest.StartsWith("<!--")) Skip("-->");
            else if (_rest.Length > 1 && char.IsAsciiLetter(_rest[1])) Tag();
            else if (_rest.Length > 1 && _rest[1] is '/' or '!' or '?') Skip(">");
            else _rest = _rest[1..];
        }
    }

    private void Skip(ReadOnlySpan<char> end)
    {
        var at = _rest.IndexOf(end);
        _rest = at < 0 ? default : _rest[(at + end.Length)..];
    }

    private void Tag()
    {
        _rest = _rest[1..];
        var length = _rest.IndexOfAny(s_nameEnds);
        var name = length < 0 ? _rest : _rest[..length];
        _rest = _rest[name.Length..];
        Add(name);
        Attributes();
        if (!IsRaw(name)) return;
        // Only the length of the text decides where it ends: a script may hold anything but its own end tag.
        var end = _rest.IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
        _rest = end < 0 ? default : _rest[end..];
    }

    private static bool IsRaw(ReadOnlySpan<char> name) =>
        Is(name, "script") || Is(name, "style") || Is(name, "noscript") || Is(name, "template") || Is(name, "textarea");

    private void Attributes()
    {
        while (true)
        {
            _rest = _rest.TrimStart(Blanks + "/\"'=");
            if (_rest.IsEmpty) return;
            if (_rest[0] == '>')
            {
                _rest = _rest[1..];
                return;
            }
            var end = _rest.IndexOfAny(s_attributeEnds);
            var name = end < 0 ? _rest : _rest[..end];
            _rest = _rest[name.Length..].TrimStart(Blanks);
            if (_rest.IsEmpty || _rest[0] != '=') continue;
            _rest = _rest[1..].TrimStart(Blanks);
            var value = Value();
            if (Is(name, "href") || Is(name, "src") || Is(name, "action") || Is(name, "data-src") || Is(name, "data-original")) Address(value);
        }
    }

    private ReadOnlySpan<char> Value()
    {
        if (_rest.IsEmpty) return default;
        var quote = _rest[0];
        var quoted = quote is '"' or '\'';
        if (quoted) _rest = _rest[1..];
        var end = quoted ? _rest.IndexOf(quote) : _rest.IndexOfAny(s_valueEnds);
        var value = end < 0 ? _rest : _rest[..end];
        _rest = _rest[value.Length..];
        if (quoted && !_rest.IsEmpty) _rest = _rest[1..];
        return value;
    }

    // A gateway that serves a site over IPv6 often writes its addresses anew: what they lead to on the host is what counts.
    private void Address(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        if (value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || value.StartsWith("data:", StringComparison.OrdinalIgnoreCase)) return;
        var host = value.IndexOf("//");
        if (host == 0 || host > 0 && value[host - 1] == ':')
        {
            value = value[(host + 2)..];
            var slash = value.IndexOf('/');
            value = slash < 0 ? default : value[slash..];
        }
        var end = value.IndexOfAny("?#;");
        if (end >= 0) value = value[..end];
        value = value.TrimStart("./");
        if (value.Length > LongestPath) value = value[..LongestPath];
        Span<char> plain = stackalloc char[LongestPath];
        var length = 0;
        while (!value.IsEmpty)
        {
            var part = value.IndexOfAny("/-_.");
            var word = part < 0 ? value : value[..part];
            if (IsGenerated(word)) plain[length++] = '0';
            else
            {
                word.CopyTo(plain[length..]);
                length += word.Length;
            }
            if (part < 0) break;
            plain[length++] = value[part];
            value = value[(part + 1)..];
        }
        Add(plain[..length]);
    }

    private void Text(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty) return;
        if (text.Contains('&')) text = WebUtility.HtmlDecode(text.ToString());
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }
            var start = i++;
            if (text[start] < '\u2E80')
            {
                while (i < text.Length && text[i] < '\u2E80' && char.IsLetterOrDigit(text[i])) i++;
            }
            var word = text[start..i];
            if (IsGenerated(word) || IsNumeral(word[0])) Number();
            else Add(word);
        }
    }

    // 1,234,567 and 2026-11-23 09:30 are one number each, so that a digit more makes no token more.
    private readonly void Number()
    {
        if (_tokens.Count == 0 || _tokens[^1] != s_number) _tokens.Add(s_number);
    }

    private static bool IsGenerated(ReadOnlySpan<char> word) => word.Length > LongestWord || word.ContainsAnyInRange('0', '9') || word.ContainsAnyInRange('\uFF10', '\uFF19');

    private static bool IsNumeral(char c) => "〇零一二三四五六七八九十廿卅".Contains(c);

    private readonly void Add(ReadOnlySpan<char> token) => _tokens.Add(string.GetHashCode(token, StringComparison.OrdinalIgnoreCase));

    private static bool Is(ReadOnlySpan<char> name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
