using System.Globalization;

namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>Reads a date with its time of day from a tag's or a script's value: as <see cref="DateText"/> reads it, and the machine
/// forms beside (long dashes, 20220424100043, seconds since 1970, a zone).</summary>
internal static class WrittenDate
{
    private const int Longest = 64;

    /// <summary>Far enough that no shown year is refused for the anchor's sake; year-less values are not read here.</summary>
    private static readonly DateOnly s_anchor = new(2098, 12, 31);

    private static readonly TimeSpan s_china = TimeSpan.FromHours(8);

    public static bool TryRead(scoped ReadOnlySpan<char> value, out DateOnly day, out TimeOnly? time)
    {
        (day, time) = (default, null);
        value = value.Trim();
        if (value.IsEmpty || value.Length > Longest) return false;
        if (!value.ContainsAnyExceptInRange('0', '9')) return TryNumber(value, out day, out time);
        Span<char> plain = stackalloc char[Longest];
        value = Plain(value, plain);
        Span<char> folded = stackalloc char[Longest * 2];
        value = ChineseNumerals.Fold(value, folded);
        if (DateText.TryFind(value, s_anchor, out var found) && found is { YearShown: true, Precision: DatePrecision.Day })
        {
            (day, time) = (found.Value, TimeOfDay(value[found.Start..]));
            Shift(value[found.Start..], ref day, ref time);
            return true;
        }

        return TryForeign(value, out day, out time);
    }

    /// <summary>Seconds or milliseconds since 1970, as a China day and time.</summary>
    public static bool TryUnix(ReadOnlySpan<char> digits, out DateOnly day, out TimeOnly? time)
    {
        (day, time) = (default, null);
        if (digits.Length is not (10 or 13) || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !UnixTime.TryRead(number, out var moment)) return false;
        (day, time) = (DateOnly.FromDateTime(moment), TimeOnly.FromDateTime(moment));
        return true;
    }

    /// <summary>The first hh:mm or hh:mm:ss (also 时 and 分) of a text that begins with a date.</summary>
    public static TimeOnly? TimeOfDay(ReadOnlySpan<char> text)
    {
        if (text.Length > 48) text = text[..48];
        var at = text.IndexOfAny(':', '：', '时');
        if (at <= 0) return null;
        var start = at;
        while (start > 0 && at - start < 2 && DateGlyphs.Digit(text[start - 1]) >= 0) start--;
        var hour = DateGlyphs.Number(text, start, out var end);
        if (end != at || end == start) return null;
        var minute = DateGlyphs.Number(text, at + 1, out end);
        if (end - at != 3 || hour > 23 || minute > 59) return null;
        var second = 0;
        if (end < text.Length && text[end] is ':' or '：' or '分') second = DateGlyphs.Number(text, end + 1, out _);
        return new TimeOnly(hour, minute, second > 59 ? 0 : second);
    }

    // 20220424, 20220424100043, or an instant
    private static bool TryNumber(ReadOnlySpan<char> digits, out DateOnly day, out TimeOnly? time)
    {
        if (TryUnix(digits, out day, out time)) return true;
        if (digits.Length is not (8 or 12 or 14) || !DateText.TryFind(digits[..8], s_anchor, out var found)) return false;
        day = found.Value;
        if (digits.Length > 8 && int.TryParse(digits[8..10], out var hour) && int.TryParse(digits[10..12], out var minute) && hour < 24 && minute < 60)
            time = new TimeOnly(hour, minute);
        return true;
    }

    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> value, Span<char> into)
    {
        var length = 0;
        foreach (var c in value)
        {
            var plain = c is '—' or '―' or '−' or '－' or '–' or '─' ? '-' : c;
            if (plain == '-' && length > 0 && into[length - 1] == '-') continue;
            into[length++] = plain;
        }

        return into[..length];
    }

    // 2022-04-24T02:00:43Z is 10:00 in China.
    private static void Shift(ReadOnlySpan<char> text, ref DateOnly day, ref TimeOnly? time)
    {
        if (time is not { } known) return;
        var colon = text.IndexOf(':');
        var zone = colon < 0 ? default : text[colon..];
        var at = zone.IndexOfAny('Z', '+', '-');
        if (at < 0) return;
        var offset = TimeSpan.Zero;
        if (zone[at] != 'Z')
        {
            var hours = DateGlyphs.Number(zone, at + 1, out var end);
            if (end - at == 5) hours /= 100;
            else if (end - at != 3) return;
            if (hours > 14) return;
            offset = TimeSpan.FromHours(zone[at] == '-' ? -hours : hours);
        }

        var instant = new DateTimeOffset(day, known, offset).ToOffset(s_china);
        (day, time) = (DateOnly.FromDateTime(instant.DateTime), TimeOnly.FromDateTime(instant.DateTime));
    }

    // Sun, 24 Apr 2022 02:00:43 GMT and Java's Sun Apr 24 10:00:43 CST 2022
    private static bool TryForeign(ReadOnlySpan<char> value, out DateOnly day, out TimeOnly? time)
    {
        (day, time) = (default, null);
        DateTimeOffset instant;
        if (DateTime.TryParseExact(value, "ddd MMM dd HH:mm:ss 'CST' yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            instant = new DateTimeOffset(local, s_china);
        else if (!DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant)) return false;
        instant = instant.ToOffset(s_china);
        (day, time) = (DateOnly.FromDateTime(instant.DateTime), TimeOnly.FromDateTime(instant.DateTime));
        return day.Year is >= 1990 and < 2100;
    }
}
