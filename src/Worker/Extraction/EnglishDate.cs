namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Dates with an English month: Nov 21, November 4, 2026, 21 Nov 2026, Nov 2026.</summary>
internal static class EnglishDate
{
    private static readonly string[] s_months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>Number of the month whose name or short name begins at <paramref name="at"/>, or 0.</summary>
    public static int Month(ReadOnlySpan<char> text, int at, out int end)
    {
        end = at;
        if (at > 0 && char.IsLetter(text[at - 1])) return 0;
        while (end < text.Length && char.IsAsciiLetter(text[end])) end++;
        var word = text[at..end];
        if (word.Length is < 3 or > 9) return 0;
        for (var i = 0; i < s_months.Length; i++)
        {
            if (!word.Equals(s_months[i], StringComparison.OrdinalIgnoreCase) && !word.Equals(s_months[i].AsSpan(0, 3), StringComparison.OrdinalIgnoreCase)
                && !(i == 8 && word.Equals("sept", StringComparison.OrdinalIgnoreCase))) continue;
            if (end < text.Length && text[end] == '.') end++;
            return i + 1;
        }

        return 0;
    }

    /// <summary>The month stands first.</summary>
    public static bool TryAt(ReadOnlySpan<char> text, int at, DateOnly anchor, out ShownDate found)
    {
        found = default;
        var month = Month(text, at, out var end);
        if (month == 0) return false;
        var dayAt = Skip(text, end);
        var day = DateGlyphs.Number(text, dayAt, out var afterDay);
        if (afterDay - dayAt == 4 && DateText.IsYear(day) && DateGlyphs.EndsNumber(text, afterDay))
        {
            found = new(new DateOnly(day, month, 1), DatePrecision.Month, true, at, afterDay - at);
            return true;
        }

        return afterDay - dayAt is 1 or 2 && TryYear(text, at, month, day, AfterOrdinal(text, afterDay), anchor, out found);
    }

    /// <summary>The day stands first, its number already read.</summary>
    public static bool TryDayFirst(ReadOnlySpan<char> text, int at, int day, int afterDay, DateOnly anchor, out ShownDate found)
    {
        found = default;
        var monthAt = Skip(text, AfterOrdinal(text, afterDay));
        return monthAt < text.Length && Month(text, monthAt, out var end) is > 0 and var month && TryYear(text, at, month, day, end, anchor, out found);
    }

    private static bool TryYear(ReadOnlySpan<char> text, int at, int month, int day, int end, DateOnly anchor, out ShownDate found)
    {
        found = default;
        var yearAt = Skip(text, end);
        var year = DateGlyphs.Number(text, yearAt, out var afterYear);
        if (afterYear - yearAt == 4 && DateText.IsYear(year))
        {
            if (!DateText.TryDay(year, month, day, out var value) || !DateGlyphs.EndsNumber(text, afterYear)) return false;
            found = DateGlyphs.Widen(text, new(value, DatePrecision.Day, true, at, afterYear - at));
            return true;
        }

        if (end < text.Length && char.IsLetterOrDigit(text[end])) return false;
        if (!DateText.TryAnchor(month, day, anchor, out var recent)) return false;
        found = DateGlyphs.Widen(text, new(recent, DatePrecision.Day, false, at, end - at));
        return true;
    }

    private static int AfterOrdinal(ReadOnlySpan<char> text, int end)
    {
        var rest = text[end..];
        return rest.Length >= 2 && rest[..2] is "st" or "nd" or "rd" or "th" && (rest.Length == 2 || !char.IsAsciiLetter(rest[2])) ? end + 2 : end;
    }

    private static int Skip(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is ',' or '，' or '-' or '/')) at++;
        return at;
    }
}
