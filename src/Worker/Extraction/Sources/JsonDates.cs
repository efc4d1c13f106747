using System.Globalization;
using System.Text.Json;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Reads a value of a data list as a civil day in China: instants are taken there, texts without a zone are meant so.</summary>
internal static class JsonDates
{
    private const int LongestText = 60;

    private static readonly TimeSpan s_china = TimeSpan.FromHours(8);

    private static readonly string[] s_months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static bool TryRead(JsonElement value, DateOnly observedOn, out DateOnly day, out DatePrecision precision)
    {
        (day, precision) = (default, DatePrecision.Day);
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                return value.TryGetDouble(out var number) && TryNumber(number, out day);
            case JsonValueKind.String:
                return TryText(value.GetString().AsSpan().Trim(), observedOn, out day, out precision);
            case JsonValueKind.Array:
                // [2026,11,2,10,0,0]
                return value.GetArrayLength() is >= 3 and <= 7 && TryParts(value[0], value[1], value[2], out day);
            case JsonValueKind.Object:
                if (value.TryGetProperty("time", out var time) && time.ValueKind == JsonValueKind.Number) return TryRead(time, observedOn, out day, out precision);
                return Part(value, "year", "year") is { } year && Part(value, "monthValue", "month") is { } month && Part(value, "dayOfMonth", "day") is { } date
                    && TryParts(year, month, date, out day);
            default:
                return false;
        }
    }

    /// <summary>A day from three values, numbers or texts.</summary>
    public static bool TryParts(JsonElement year, JsonElement month, JsonElement date, out DateOnly day)
    {
        day = default;
        return TryInt(year, out var y) && TryInt(month, out var m) && TryInt(date, out var d) && DateText.TryDay(y, m, d, out day);
    }

    private static bool TryInt(JsonElement value, out int number)
    {
        number = 0;
        if (value.ValueKind == JsonValueKind.Number) return value.TryGetInt32(out number);
        return value.ValueKind == JsonValueKind.String
            && int.TryParse(value.GetString().AsSpan().Trim().TrimEnd("年月日"), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static JsonElement? Part(JsonElement value, string name, string other) =>
        value.TryGetProperty(name, out var part) || value.TryGetProperty(other, out part) ? part : null;

    private static bool TryNumber(double number, out DateOnly day)
    {
        day = default;
        if (number is >= 19800101 and <= 20991231 && number == Math.Floor(number))
            return DateText.TryDay((int)number / 10000, (int)number / 100 % 100, (int)number % 100, out day);
        // 20261102103000
        if (number is >= 1.98e13 and < 2.1e13) return TryNumber(Math.Floor(number / 1e6), out day);
        if (!UnixTime.TryRead(number, out var moment)) return false;
        day = DateOnly.FromDateTime(moment);
        return true;
    }

    private static bool TryText(ReadOnlySpan<char> text, DateOnly observedOn, out DateOnly day, out DatePrecision precision)
    {
        (day, precision) = (default, DatePrecision.Day);
        if (text.Length is < 4 or > LongestText) return false;
        if (!text.ContainsAnyExceptInRange('0', '9'))
            return text.Length >= 8 && double.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && TryNumber(number, out day);
        if (text.StartsWith("/Date(", StringComparison.OrdinalIgnoreCase))
        {
            var digits = text[6..];
            var end = digits.IndexOfAny("+-)");
            return end > 0 && double.TryParse(digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && TryNumber(ticks, out day);
        }

        // a time of day without a date would be taken for today's
        if (HasZone(text) && DateText.TryFind(text, observedOn, out var whole) && whole is { Start: 0, YearShown: true, Precision: DatePrecision.Day }
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            day = DateOnly.FromDateTime(instant.ToOffset(s_china).DateTime);
            return Math.Abs(day.DayNumber - whole.Value.DayNumber) <= 1;
        }

        if (char.IsAsciiLetter(text[0]) && TryEnglish(text, out day)) return true;
        if (!DateText.TryFind(text, observedOn, out var found) || found.Start > 6) return false;
        (day, precision) = (found.Value, found.Precision);
        return true;
    }

    // 2026-11-02T16:00:00.000+0000, …Z: behind a time of day
    private static bool HasZone(ReadOnlySpan<char> text)
    {
        if (text.Length < 17 || !text.Contains(':') || !char.IsAsciiDigit(text[0])) return false;
        if (text[^1] is 'Z' or 'z') return true;
        var sign = text.LastIndexOfAny('+', '-');
        return sign > 12 && text.Length - sign is >= 3 and <= 6 && char.IsAsciiDigit(text[^1]);
    }

    // Nov 2, 2026 10:00:00 AM; Mon Nov 02 10:00:00 CST 2026
    private static bool TryEnglish(ReadOnlySpan<char> text, out DateOnly day)
    {
        int year = 0, month = 0, date = 0;
        foreach (var range in text.SplitAny(' ', ',', '-'))
        {
            var part = text[range];
            if (part.IsEmpty || part.Contains(':')) continue;
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                if (part.Length == 4) year = number;
                else if (date == 0) date = number;
            }
            else if (month == 0 && part.Length >= 3)
            {
                month = MonthOf(part[..3]);
            }
        }

        return DateText.TryDay(year, month, date, out day);
    }

    private static int MonthOf(ReadOnlySpan<char> letters)
    {
        for (var i = 0; i < s_months.Length; i++)
        {
            if (letters.Equals(s_months[i], StringComparison.OrdinalIgnoreCase)) return i + 1;
        }

        return 0;
    }
}
