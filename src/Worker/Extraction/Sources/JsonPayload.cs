using System.Text.Json;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Gets the JSON out of what a server calls so: behind a byte order mark, a guard, a callback or an assignment, at times with
/// bare keys and single quotes.</summary>
internal static class JsonPayload
{
    private static readonly JsonDocumentOptions s_options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>Null where there is none that can be read.</summary>
    public static JsonDocument? Parse(string text)
    {
        var payload = Find(text);
        if (payload.IsEmpty) return null;
        try
        {
            return JsonDocument.Parse(payload, s_options);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            // not strict; the same bracket may open a literal of JavaScript
            return JsLiteral.ToJson(payload.Span, out _) is { } json ? JsonDocument.Parse(json, s_options) : null;
        }
    }

    /// <summary>Whether the text begins like data rather than like a page.</summary>
    public static bool Looks(string text) => !Find(text).IsEmpty;

    private static ReadOnlyMemory<char> Find(string text)
    {
        var span = text.AsSpan();
        var start = 0;
        while (start < span.Length)
        {
            var rest = span[start..];
            if (char.IsWhiteSpace(rest[0]) || rest[0] is '\uFEFF' or ';') start++;
            else if (rest.StartsWith(")]}'", StringComparison.Ordinal)) start += rest.StartsWith(")]}',", StringComparison.Ordinal) ? 5 : 4;
            else if (ScriptText.CommentLength(rest) is > 0 and var comment) start += comment;
            else break;
        }

        if (start == span.Length) return default;
        if (span[start] is '{' or '[' or '"') return text.AsMemory(start).TrimEnd(" \t\r\n;\0");
        var open = start;
        while (open < span.Length && open - start < 200 && (ScriptText.IsNameStart(span[open]) || char.IsDigit(span[open]) || span[open] is '.' or ' ' or '[' or ']' or '"' or '\'')) open++;
        if (open == start || open >= span.Length || span[open] is not ('(' or '=')) return default;
        var inner = text.AsMemory(open + 1).TrimStart();
        if (inner.IsEmpty || inner.Span[0] is not ('{' or '[' or '"')) return default;
        return span[open] == '(' ? inner[..Math.Max(inner.Span.LastIndexOf(')'), 0)].TrimEnd() : inner.TrimEnd(" \t\r\n;");
    }
}
