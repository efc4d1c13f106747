namespace FreshnessCrawler.Worker.Feeds;

internal enum JsonToken
{
    End,
    Open,
    Close,
    Name,
    String,
    Literal,
}

/// <summary>Walks the tokens of JSON as exporters write it: control characters inside strings, commas too many, single quotes
/// and names without any are let pass. It never throws and keeps no stack.</summary>
internal ref struct JsonScan(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>Where the present name, string or literal stands, quotes left out.</summary>
    public int Start { get; private set; }

    public int Length { get; private set; }

    /// <summary>Whether the present bracket is an array's.</summary>
    public bool IsArray { get; private set; }

    public JsonToken Next()
    {
        while (_at < _text.Length && (char.IsWhiteSpace(_text[_at]) || char.IsControl(_text[_at]) || _text[_at] is ',' or ':' or ';' or '(' or ')' or '\uFEFF')) _at++;
        if (_at >= _text.Length) return JsonToken.End;
        var c = _text[_at];
        if (c is '{' or '[' or '}' or ']')
        {
            _at++;
            IsArray = c is '[' or ']';
            return c is '{' or '[' ? JsonToken.Open : JsonToken.Close;
        }

        if (c is '"' or '\'') return Quoted(c);
        Start = _at;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not (',' or ':' or '{' or '}' or '[' or ']' or '"' or '(' or ')' or ';')) _at++;
        Length = _at - Start;
        return NameOr(JsonToken.Literal);
    }

    private JsonToken Quoted(char quote)
    {
        Start = ++_at;
        while (true)
        {
            var next = _text[_at..].IndexOfAny(quote, '\\');
            if (next < 0 || (_text[_at + next] == '\\' && _at + next + 2 > _text.Length - 1))
            {
                _at = _text.Length;
                return JsonToken.End;
            }

            _at += next;
            if (_text[_at] == quote) break;
            _at += 2;
        }

        Length = _at++ - Start;
        return NameOr(JsonToken.String);
    }

    private readonly JsonToken NameOr(JsonToken value)
    {
        var at = _at;
        while (at < _text.Length && char.IsWhiteSpace(_text[at])) at++;
        return at < _text.Length && _text[at] == ':' ? JsonToken.Name : value;
    }
}
