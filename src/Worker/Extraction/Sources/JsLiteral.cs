using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Turns an object or array literal of a script (bare keys, single quotes, comments, trailing commas) into JSON. Nothing is
/// run: what is no literal becomes null.</summary>
internal ref struct JsLiteral
{
    private const int Deepest = 60;

    private readonly ReadOnlySpan<char> _text;
    private readonly Utf8JsonWriter _json;
    private int _at;

    private JsLiteral(ReadOnlySpan<char> text, Utf8JsonWriter json)
    {
        _text = text;
        _json = json;
    }

    /// <summary>The literal at the beginning of <paramref name="text"/> as JSON, null where none ends there; <paramref name="length"/> is
    /// how far it was read.</summary>
    public static ReadOnlyMemory<byte>? ToJson(ReadOnlySpan<char> text, out int length)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        var literal = new JsLiteral(text, json);
        literal.SkipBlanks();
        var whole = literal._at < text.Length && text[literal._at] is '[' or '{' && literal.Value(0);
        length = literal._at;
        if (!whole) return null;
        json.Flush();
        return buffer.WrittenMemory;
    }

    private bool Value(int depth)
    {
        SkipBlanks();
        if (_at >= _text.Length || depth > Deepest) return false;
        var c = _text[_at];
        if (c == '{') return Object(depth);
        if (c == '[') return Array(depth);
        if (c is '"' or '\'' or '`') return String();
        if (char.IsAsciiDigit(c) || c == '-') return Number();
        if (c == '!' && _at + 1 < _text.Length && _text[_at + 1] is '0' or '1')
        {
            _json.WriteBooleanValue(_text[_at + 1] == '0');
            _at += 2;
            return true;
        }

        var name = _text.Slice(_at, ScriptText.NameLength(_text[_at..]));
        if (name is "true" or "false" && EndsAt(_at + name.Length))
        {
            _json.WriteBooleanValue(name is "true");
            _at += name.Length;
            return true;
        }

        _json.WriteNullValue();
        return SkipExpression();
    }

    private bool Object(int depth)
    {
        _at++;
        _json.WriteStartObject();
        while (true)
        {
            SkipBlanks();
            if (_at >= _text.Length) return false;
            if (_text[_at] == '}') break;
            if (_text[_at] == ',')
            {
                _at++;
                continue;
            }

            if (!Key(out var key)) return false;
            SkipBlanks();
            if (_at < _text.Length && _text[_at] == ':')
            {
                _at++;
                _json.WritePropertyName(key);
                if (!Value(depth + 1)) return false;
            }
            else if (!SkipExpression()) return false;
        }

        _at++;
        _json.WriteEndObject();
        return true;
    }

    private bool Array(int depth)
    {
        _at++;
        _json.WriteStartArray();
        while (true)
        {
            SkipBlanks();
            if (_at >= _text.Length) return false;
            if (_text[_at] == ']') break;
            if (_text[_at] == ',') _at++;
            else if (_text[_at] == '}' || !Value(depth + 1)) return false;
        }

        _at++;
        _json.WriteEndArray();
        return true;
    }

    private bool Key(out string key)
    {
        key = "";
        var c = _text[_at];
        if (c is '"' or '\'')
        {
            var length = ScriptText.StringLength(_text[_at..]);
            if (length == 0) return false;
            key = ScriptText.Unescape(_text.Slice(_at + 1, length - 2));
            _at += length;
            return true;
        }

        var name = char.IsAsciiDigit(c) ? 1 : ScriptText.NameLength(_text[_at..]);
        if (name == 0) return c == '.' && SkipExpression();
        key = _text.Slice(_at, name).ToString();
        _at += name;
        return true;
    }

    private bool String()
    {
        var length = ScriptText.StringLength(_text[_at..]);
        if (length == 0) return false;
        if (!EndsAt(_at + length))
        {
            _json.WriteNullValue();
            return SkipExpression();
        }

        _json.WriteStringValue(ScriptText.Unescape(_text.Slice(_at + 1, length - 2)));
        _at += length;
        return true;
    }

    private bool Number()
    {
        var end = _at + 1;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] is '.')) end++;
        var digits = _text[_at..end];
        if (!EndsAt(end)) return Null();
        if (long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) _json.WriteNumberValue(whole);
        else if (double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)) _json.WriteNumberValue(value);
        else return Null();
        _at = end;
        return true;
    }

    private bool Null()
    {
        _json.WriteNullValue();
        return SkipExpression();
    }

    // Up to the comma or bracket that ends the value.
    private bool SkipExpression()
    {
        var depth = 0;
        while (true)
        {
            SkipBlanks();
            if (_at >= _text.Length) return false;
            var c = _text[_at];
            if (c is '"' or '\'' or '`')
            {
                var length = ScriptText.StringLength(_text[_at..]);
                if (length == 0) return false;
                _at += length;
                continue;
            }

            if (depth == 0 && c is ',' or '}' or ']') return depth == 0;
            if (c is '(' or '[' or '{') depth++;
            if (c is ')' or ']' or '}' && --depth < 0) return false;
            _at++;
        }
    }

    private readonly bool EndsAt(int at)
    {
        while (at < _text.Length && char.IsWhiteSpace(_text[at])) at++;
        return at < _text.Length && _text[at] is ',' or '}' or ']' or '/';
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_at])) _at++;
            else if (ScriptText.CommentLength(_text[_at..]) is > 0 and var comment) _at += comment;
            else return;
        }
    }
}
