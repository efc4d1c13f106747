using System.Text;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>The tokens of a page's programs, with the partner of each bracket. Nothing is run: values are only looked up.</summary>
internal sealed class ScriptTokens
{
    private const int MostTokens = 200_000;
    private const int MostText = 2_000_000;

    // Strings that never end cost a walk to the line's end each.
    private const int MostWaste = 4_000_000;

    private readonly List<ScriptToken> _tokens = [];
    private readonly List<int> _match = [];
    private readonly string _text;
    private int _waste;

    private ScriptTokens(string text) => _text = text;

    public int Count => _tokens.Count;

    public static ScriptTokens Of(ReadOnlySpan<char> raw, List<InlineScript> scripts)
    {
        var text = new StringBuilder();
        foreach (var script in scripts)
        {
            if (script.IsProgram(raw) && text.Length + raw[script.Body].Length < MostText) text.Append(raw[script.Body]).Append("\n;\n");
        }

        var tokens = new ScriptTokens(text.ToString());
        tokens.Read();
        tokens.Pair();
        return tokens;
    }

    public ScriptToken this[int index] => index >= 0 && index < _tokens.Count ? _tokens[index] : default;

    /// <summary>The partner of a bracket, or -1.</summary>
    public int Match(int index) => index >= 0 && index < _match.Count ? _match[index] : -1;

    public ReadOnlySpan<char> TextOf(int index) =>
        index >= 0 && index < _tokens.Count ? _text.AsSpan(_tokens[index].Start, _tokens[index].Length) : default;

    public bool Is(int index, ReadOnlySpan<char> text) => this[index].Kind is TokenKind.Sign or TokenKind.Name && TextOf(index).SequenceEqual(text);

    public bool IsName(int index) => index >= 0 && index < _tokens.Count && _tokens[index].Kind == TokenKind.Name;

    public bool IsText(int index) => index >= 0 && index < _tokens.Count && _tokens[index].Kind == TokenKind.Text;

    /// <summary>What a string literal says.</summary>
    public string StringOf(int index) => ScriptText.Unescape(TextOf(index)[1..^1]);

    /// <summary>The program text from a token on, at most <paramref name="length"/> chars.</summary>
    public ReadOnlySpan<char> Behind(int index, int length)
    {
        var start = this[index].Start;
        return _text.AsSpan(start, Math.Min(length, _text.Length - start));
    }

    private void Read()
    {
        var text = _text.AsSpan();
        for (var i = 0; i < text.Length && _tokens.Count < MostTokens && _waste < MostWaste;)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            var comment = ScriptText.CommentLength(text[i..]);
            if (comment > 0)
            {
                i += comment;
                continue;
            }

            var (kind, length) = Next(text[i..]);
            _tokens.Add(new(kind, i, length));
            i += length;
        }
    }

    private (TokenKind Kind, int Length) Next(ReadOnlySpan<char> rest)
    {
        var c = rest[0];
        if (ScriptText.IsNameStart(c)) return (TokenKind.Name, ScriptText.NameLength(rest));
        if (char.IsAsciiDigit(c))
        {
            var digits = 1;
            while (digits < rest.Length && (char.IsAsciiLetterOrDigit(rest[digits]) || rest[digits] == '.')) digits++;
            return (TokenKind.Number, digits);
        }

        if (c is '"' or '\'' or '`')
        {
            if (ScriptText.StringLength(rest) is > 0 and var quoted) return (c == '`' ? TokenKind.Template : TokenKind.Text, quoted);
            _waste += rest.IndexOf('\n') is >= 0 and var line ? line : rest.Length;
            return (TokenKind.Sign, 1);
        }

        if (c == '/' && !EndsValue() && ScriptText.PatternLength(rest) is > 0 and var pattern) return (TokenKind.Sign, pattern);
        var sign = 1;
        if (rest.Length > 1 && (rest[1] == '=' || (c == '=' && rest[1] == '>') || (c is '+' or '-' or '&' or '|' && rest[1] == c)) && c is not (')' or ']' or '}' or '(' or '[' or '{' or ';' or ','))
            sign = rest.Length > 2 && rest[2] == '=' && rest[1] == '=' ? 3 : 2;
        return (TokenKind.Sign, sign);
    }

    // Behind a value a slash divides; elsewhere it opens a pattern.
    private bool EndsValue()
    {
        if (_tokens.Count == 0) return false;
        var last = _tokens.Count - 1;
        return _tokens[last].Kind != TokenKind.Sign ? !Is(last, "return") : TextOf(last) is ")" or "]" or "}";
    }

    private void Pair()
    {
        var open = new Stack<int>();
        for (var i = 0; i < _tokens.Count; i++)
        {
            _match.Add(-1);
            if (_tokens[i] is not { Kind: TokenKind.Sign, Length: 1 }) continue;
            var c = _text[_tokens[i].Start];
            if (c is '(' or '[' or '{') open.Push(i);
            else if (c is ')' or ']' or '}' && open.TryPop(out var partner))
            {
                _match[i] = partner;
                _match[partner] = i;
            }
        }
    }
}
