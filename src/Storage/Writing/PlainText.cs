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

    /// <summary>As <see cref="Clean(string)"/>, and cut: what no reader needs whole must not fill the table.</summary>
    public static string Clean(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Clean(text.Length <= longest ? text : $"{text.AsSpan(0, longest - 1)}…");
    }

    private static bool IsStorable(string text, int i) => text[i] switch
    {
        '\0' => false,
        var high when char.IsHighSurrogate(high) => i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]),
        var low when char.IsLowSurrogate(low) => i > 0 && char.IsHighSurrogate(text[i - 1]),
        _ => true,
    };
}
