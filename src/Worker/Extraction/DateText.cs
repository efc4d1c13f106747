namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Reads a date from a short text. What is no publication date by its own looks (index numbers, document
/// numbers, telephone numbers, versions, ranges) is not read; what its place makes of it is for the caller.</summary>
public static class DateText
{
    private const int FirstYear = 1980;
    private const int LastYear = 2099;

    /// <summary>Finds the first date in <paramref name="text"/>. A year-less one is the newest such day not after the
    /// day behind <paramref name="anchor"/>.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, DateOnly anchor, out ShownDate found)
    {
        var numerals = text.Contains('月');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (DateGlyphs.Digit(c) >= 0)
            {
                if (TryAt(text, i, anchor, out found)) return !IsRange(text, found);
                i += DateGlyphs.RunLength(text, i) - 1;
            }
            else if (c is '今' or '昨' or '前' or '刚' or '上' or '本' or '半' && RelativeDate.TryAt(text, i, anchor, out found))
                return true;
            else if (numerals && NumeralDate.MayBegin(c))
            {
                if (NumeralDate.TryAt(text, i, anchor, out found)) return !IsRange(text, found);
            }
            else if (char.IsAsciiLetter(c))
            {
                if (EnglishDate.TryAt(text, i, anchor, out found)) return !IsRange(text, found);
                while (i + 1 < text.Length && char.IsAsciiLetter(text[i + 1])) i++;
            }
        }

        found = default;
        return false;
    }

    /// <summary>The newest day with this month and day that is not after the day behind <paramref name="anchor"/>.</summary>
    internal static bool TryAnchor(int month, int day, DateOnly anchor, out DateOnly value)
    {
        for (var year = anchor.Year + 1; year >= anchor.Year - 4; year--)
        {
            if (TryDay(year, month, day, out value) && value <= anchor.AddDays(1)) return true;
        }

        value = default;
        return false;
    }

    internal static bool TryDay(int year, int month, int day, out DateOnly value)
    {
        value = default;
        if (year is < FirstYear or > LastYear || month is < 1 or > 12) return false;
        if (day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        value = new DateOnly(year, month, day);
        return true;
    }

    internal static bool IsYear(int value) => value is >= FirstYear and <= LastYear;

    private static bool TryAt(ReadOnlySpan<char> text, int at, DateOnly anchor, out ShownDate found)
    {
        found = default;
        if (at > 0 && DateGlyphs.Binds(text[at - 1])) return false;
        var first = DateGlyphs.Number(text, at, out var afterFirst);
        var digits = afterFirst - at;
        if (digits <= 3 && RelativeDate.TryCounted(text, at, first, afterFirst, anchor, out found)) return true;

        // 民国115年9月16日, 民國115.9.16
        var start = at;
        if (digits is 2 or 3 && at >= 2 && text[at - 1] is '国' or '國' && text[at - 2] is '民')
        {
            first += 1911;
            start = at >= 4 && text[at - 4] is '中' && text[at - 3] is '华' or '華' ? at - 4 : at - 2;
        }
        else if (digits == 8) return TryCompact(text, at, first, afterFirst, out found);
        else if (digits <= 2 && EnglishDate.TryDayFirst(text, at, first, afterFirst, anchor, out found)) return true;
        else if (digits <= 2) return ShortDate.TryAt(text, at, first, afterFirst, anchor, out found);
        else if (digits != 4) return false;

        if (!IsYear(first)) return false;
        var separator = DateGlyphs.Separator(text, afterFirst, out var monthAt);
        if (separator == '\0' || separator == '月') return false;
        var month = DateGlyphs.Number(text, monthAt, out var afterMonth);
        var monthDigits = afterMonth - monthAt;
        if (monthDigits is < 1 or > 2 || month is < 1 or > 12) return false;

        var second = DateGlyphs.Separator(text, afterMonth, out var dayAt);
        var fits = separator == '年' ? second is '月' : second == separator;
        if (fits)
        {
            var day = DateGlyphs.Number(text, dayAt, out var afterDay);
            if (afterDay - dayAt is 1 or 2)
            {
                if (!TryDay(first, month, day, out var value)) return false;
                if (afterDay < text.Length && text[afterDay] is '日' or '号') afterDay++;
                else if (!DateGlyphs.EndsNumber(text, afterDay)) return false;
                found = DateGlyphs.Widen(text, new(value, DatePrecision.Day, true, start, afterDay - start));
                return true;
            }
        }

        return TryMonth(text, start, first, month, monthDigits, separator, afterMonth, out found);
    }

    private static bool TryMonth(
        ReadOnlySpan<char> text, int at, int year, int month, int digits, char separator, int end, out ShownDate found)
    {
        found = default;
        if (separator == '年')
        {
            // 2026年9月, never 2026年45号 or 2026年9期
            if (end >= text.Length || text[end] != '月') return false;
            end++;
            if (end < text.Length && char.IsLetterOrDigit(text[end])) return false;
        }
        else if (digits != 2 || (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '/' or '.')))
            return false;

        if (at > 0 && char.IsLetter(text[at - 1])) return false;
        found = DateGlyphs.Widen(text, new(new DateOnly(year, month, 1), DatePrecision.Month, true, at, end - at));
        return true;
    }

    // 20260916, only where the text holds nothing else: such numbers are index numbers too.
    private static bool TryCompact(ReadOnlySpan<char> text, int at, int number, int end, out ShownDate found)
    {
        found = default;
        if (!TryDay(number / 10000, number / 100 % 100, number % 100, out var value)) return false;
        found = new(value, DatePrecision.Day, true, at, end - at);
        return found.RestOf(text) == 0;
    }

    // A span of days (公示期、活动时间) says nothing of the publication.
    private static bool IsRange(ReadOnlySpan<char> text, ShownDate found)
    {
        var behind = text[(found.Start + found.Length)..].TrimStart();
        if (behind.Length == 0) return false;
        if (behind[0] is '至' or '到' or '起' or '前' or '止' || behind.StartsWith("to ", StringComparison.Ordinal)) return true;
        if (behind[0] is not ('-' or '—' or '–' or '~' or '～' or '－')) return false;
        behind = behind.TrimStart("-—–~～－ ");
        return behind.Length > 0 && DateGlyphs.Digit(behind[0]) >= 0;
    }
}
