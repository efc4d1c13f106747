using System.Text;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Looks up what simple expressions of a page's programs say: literals, joined by +, and names that are given one such
/// value on the page. What has none, or several, is not guessed.</summary>
internal sealed class ScriptValues
{
    private const int Deepest = 8;
    private const int LongestValue = 4000;
    private const int MostSteps = 20_000;

    private readonly ScriptTokens _tokens;
    private readonly ScriptNames _names;
    private readonly PageValues _page;
    private int _steps;

    public ScriptValues(ScriptTokens tokens, HtmlPage page)
    {
        _tokens = tokens;
        _names = new ScriptNames(tokens);
        _page = new PageValues(page);
    }

    /// <summary>The value of the expression that begins at a token; null where it cannot be told. <paramref name="end"/> is the token
    /// behind it.</summary>
    public string? At(int token, out int end)
    {
        _steps = 0;
        return Sum(token, out end, 0);
    }

    /// <summary>The members of the object literal that opens at a token: name and value, a null value where it cannot be told.</summary>
    public List<(string Name, int ValueAt)> Members(int open)
    {
        var members = new List<(string, int)>();
        var close = _tokens.Match(open);
        for (var i = open + 1; i < close;)
        {
            var name = _tokens.IsText(i) ? _tokens.StringOf(i) : _tokens.TextOf(i).ToString();
            if (_tokens.Is(i + 1, ":")) members.Add((name, i + 2));
            else if (_tokens.IsName(i) && (_tokens.Is(i + 1, ",") || i + 1 == close)) members.Add((name, i));
            i = NextMember(i, close);
        }

        return members;
    }

    /// <summary>The token of the object literal that a token opens or names; the token itself where there is none.</summary>
    public int ObjectAt(int token)
    {
        if (!_tokens.IsName(token)) return token;
        var end = token + 1;
        while (_tokens.Is(end, ".") && _tokens.IsName(end + 1)) end += 2;
        if (!EndsExpression(end)) return token;
        var found = token;
        foreach (var value in _names.ValuesOf(ScriptNames.Path(_tokens, token, end), token, ScriptNames.IsMember(_tokens, token)))
        {
            if (!_tokens.Is(value, "{")) continue;
            if (found != token) return token;
            found = value;
        }

        return found;
    }

    private int NextMember(int from, int close)
    {
        for (var i = from; i < close; i++)
        {
            if (_tokens.Is(i, ",")) return i + 1;
            if (_tokens.Match(i) > i) i = _tokens.Match(i);
        }

        return close;
    }

    private string? Sum(int token, out int end, int depth)
    {
        end = token;
        if (depth > Deepest || ++_steps > MostSteps) return null;
        var value = Term(token, out end, depth);
        while (value is not null && _tokens.Is(end, "+"))
        {
            var next = Term(end + 1, out end, depth);
            value = next is null || value.Length + next.Length > LongestValue ? null : value + next;
        }

        // any other operator makes something else of it
        return EndsExpression(end) ? value : null;
    }

    private bool EndsExpression(int at) =>
        at >= _tokens.Count || _tokens[at].Kind != TokenKind.Sign || _tokens.TextOf(at) is "," or ";" or ")" or "]" or "}" or "+" or ":";

    private string? Term(int at, out int end, int depth)
    {
        end = at + 1;
        switch (_tokens[at].Kind)
        {
            case TokenKind.Text:
                return _tokens.StringOf(at);
            case TokenKind.Number:
                return _tokens.TextOf(at).ToString();
            case TokenKind.Template:
                return Template(_tokens.TextOf(at)[1..^1], at, depth);
            case TokenKind.Name:
                return Named(at, out end, depth);
            default:
                if (!_tokens.Is(at, "(") || _tokens.Match(at) < 0) return _tokens.Is(at, "+") ? Clock(at + 1, out end) : null;
                var inner = Sum(at + 1, out var behind, depth + 1);
                end = _tokens.Match(at) + 1;
                return behind == end - 1 ? inner : null;
        }
    }

    private string? Template(ReadOnlySpan<char> text, int at, int depth)
    {
        var value = new StringBuilder();
        for (int open; (open = text.IndexOf("${")) >= 0;)
        {
            var close = text[open..].IndexOf('}');
            if (close < 0) return null;
            value.Append(text[..open]);
            if (Lookup(text.Slice(open + 2, close - 2).Trim().ToString(), at, depth) is not { } part) return null;
            value.Append(part);
            text = text[(open + close + 1)..];
        }

        return value.Append(text).ToString();
    }

    private string? Named(int at, out int end, int depth)
    {
        if (Clock(at, out end) is { } clock) return clock;
        if (_page.At(_tokens, at, out end) is { } shown) return shown;
        if (_tokens.TextOf(at) is "encodeURIComponent" or "encodeURI" or "escape" or "String" && _tokens.Is(at + 1, "("))
        {
            var inner = Sum(at + 2, out var behind, depth + 1);
            end = _tokens.Match(at + 1) + 1;
            return inner is null || behind != end - 1 ? null : _tokens.Is(at, "String") ? inner : Uri.EscapeDataString(inner);
        }

        end = at + 1;
        while (_tokens.Is(end, ".") && _tokens.IsName(end + 1)) end += 2;
        if (_tokens.Is(end, "(") || _tokens.Is(end, "[")) return null;
        return Lookup(ScriptNames.Path(_tokens, at, end), at, depth, ScriptNames.IsMember(_tokens, at));
    }

    private string? Lookup(string name, int at, int depth, bool member = false)
    {
        string? found = null;
        foreach (var token in _names.ValuesOf(name, at, member))
        {
            if (++_steps > MostSteps) return null;
            // cid: this.cid
            if (token == at) continue;
            var value = Sum(token, out _, depth + 1);
            // a call with what cannot be told does not speak against the one that can
            if (value is null) continue;
            if (found is not null && !string.Equals(found, value, StringComparison.Ordinal)) return null;
            found = value;
        }

        return found;
    }

    // Math.random(), Date.now(), new Date().getTime(): there to get round a cache; any number serves.
    private string? Clock(int at, out int end)
    {
        end = at + 1;
        if (_tokens.Is(at, "Math") && _tokens.Is(at + 2, "random") && _tokens.Is(at + 3, "(")) end = _tokens.Match(at + 3) + 1;
        else if (_tokens.Is(at, "Date") && _tokens.Is(at + 2, "now") && _tokens.Is(at + 3, "(")) end = _tokens.Match(at + 3) + 1;
        else if (_tokens.Is(at, "new") && _tokens.Is(at + 1, "Date") && _tokens.Match(at + 2) == at + 3)
        {
            end = at + 4;
            if (_tokens.Is(end, ".") && _tokens.TextOf(end + 1) is "getTime" or "valueOf" && _tokens.Match(end + 2) == end + 3) end += 4;
            else if (_tokens.Is(end, ".")) return null;
        }
        else return null;

        return "1";
    }
}
