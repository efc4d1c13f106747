namespace FreshnessCrawler.Storage.Writing;

/// <summary>Pages hold what PostgreSQL's text cannot: a NUL, half a surrogate pair. One bad title must not cost a site its night.</summary>
public static class PlainText
{
    private const char Replacement = '\uFFFD';

    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && !text.Contains('\0')
            ? text
            : string.Create(text.Length, text, static (target, source) =>
            {
                for (var i = 0; i < source.Length; i++)
                    target[i] = IsStorable(source, i) ? source[i] : Replacement;
            });
    }

    private static bool IsStorable(string text, int i) => text[i] switch
    {
        '\0' => false,
        var high when char.IsHighSurrogate(high) => i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]),
        var low when char.IsLowSurrogate(low) => i > 0 && char.IsHighSurrogate(text[i - 1]),
        _ => true,
    };
}
