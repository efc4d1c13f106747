using System.Net;
using System.Text;
using System.Text.Json;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Reads single fields of a row of a data list.</summary>
internal static class JsonTitle
{
    private const int LongestTitle = 500;

    /// <summary>A title without the markup in it (<c>&lt;em&gt;</c>, <c>&amp;nbsp;</c>), folded and cut at 500 chars.</summary>
    public static string Of(string text)
    {
        if (text.Length > LongestTitle * 4) text = text[..(LongestTitle * 4)];
        if (text.Contains('<', StringComparison.Ordinal)) text = WithoutTags(text);
        if (text.Contains('&', StringComparison.Ordinal)) text = WebUtility.HtmlDecode(text);
        var folded = OutlineText.Fold(text);
        return folded.Length > LongestTitle ? folded[..LongestTitle] : folded;
    }

    public static int Letters(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var c in text[..Math.Min(text.Length, LongestTitle)])
        {
            if (char.IsLetter(c)) letters++;
        }

        return letters;
    }

    /// <summary>A date in three fields: year, month and day; or a day beside a 2026-11.</summary>
    public static bool TryPartedDate(JsonElement row, out DateOnly day)
    {
        day = default;
        if (Field(row, "day", "d", "ri") is not { } date) return false;
        if (Field(row, "year", "y", "nian") is { } year && Field(row, "month", "m", "yue") is { } month) return JsonDates.TryParts(year, month, date, out day);
        if (Field(row, "yearmonth", "ym", "month") is not { ValueKind: JsonValueKind.String } joined) return false;
        var text = $"{joined.GetString()}-{(date.ValueKind == JsonValueKind.String ? date.GetString() : date.GetRawText())}".Replace('.', '-').Replace('/', '-');
        return text.Length <= 10 && DateText.TryFind(text, DateOnly.MaxValue.AddYears(-5), out var found)
            && found is { YearShown: true, Precision: DatePrecision.Day } && (day = found.Value) != default;
    }

    private static JsonElement? Field(JsonElement row, string first, string second, string third)
    {
        foreach (var field in row.EnumerateObject())
        {
            var name = field.Name.AsSpan();
            if (name.Equals(first, StringComparison.OrdinalIgnoreCase) || name.Equals(second, StringComparison.OrdinalIgnoreCase) || name.Equals(third, StringComparison.OrdinalIgnoreCase))
                return field.Value;
        }

        return null;
    }

    private static string WithoutTags(string text)
    {
        var plain = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        for (int open; (open = rest.IndexOf('<')) >= 0;)
        {
            plain.Append(rest[..open]);
            // 3 < 5 is no tag
            var close = open + 1 < rest.Length && (char.IsAsciiLetter(rest[open + 1]) || rest[open + 1] == '/') ? rest[open..].IndexOf('>') : -1;
            if (close < 0) plain.Append('<');
            rest = rest[(close < 0 ? open + 1 : open + close + 1)..];
        }

        return plain.Append(rest).ToString();
    }
}
