namespace FreshnessCrawler.Storage.Registry;

/// <summary>What people's spreadsheets do to the text of a cell, undone where that is harmless.</summary>
internal static class CellText
{
    private const char ByteOrderMark = '\uFEFF';
    private const char ZeroWidthSpace = '\u200B';

    /// <summary>Without spaces at the ends: full-width, no-break and invisible ones too.</summary>
    public static string Trim(string text)
    {
        var span = text.AsSpan();
        while (span.Length > 0 && IsSpace(span[0]))
            span = span[1..];
        while (span.Length > 0 && IsSpace(span[^1]))
            span = span[..^1];
        return span.Length == text.Length ? text : span.ToString();
    }

    /// <summary>Full-width letters, digits and signs as plain ones: for codes, numbers, dates and addresses, not for names.</summary>
    public static string Narrow(string text) =>
        text.AsSpan().ContainsAnyInRange('\u3000', '\uFF5E')
            ? string.Create(text.Length, text, static (to, from) =>
            {
                for (var i = 0; i < from.Length; i++)
                    to[i] = from[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(from[i] - 0xFEE0) : from[i] == '\u3000' ? ' ' : from[i];
            })
            : text;

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is ByteOrderMark or ZeroWidthSpace;
}
