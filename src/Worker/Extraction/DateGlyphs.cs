namespace FreshnessCrawler.Worker.Extraction;

/// <summary>The chars that dates are made of, their full-width forms included.</summary>
internal static class DateGlyphs
{
    public static int Digit(char c)
    {
        if (c is >= '0' and <= '9') return c - '0';
        return c is >= '０' and <= '９' ? c - '０' : -1;
    }

    public static int RunLength(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && Digit(text[end]) >= 0) end++;
        return end - at;
    }

    /// <summary>The number at <paramref name="at"/>; <paramref name="end"/> stays there when there is none. Longer runs
    /// than 8 digits give 0.</summary>
    public static int Number(ReadOnlySpan<char> text, int at, out int end)
    {
        var value = 0;
        for (end = at; end < text.Length && Digit(text[end]) is >= 0 and var digit; end++)
            value = end - at < 8 ? (value * 10) + digit : 0;
        return value;
    }

    /// <summary>The separator at <paramref name="at"/> in its plain form ('-', '/', '.', '年', '月'), blanks around it
    /// passed over; '\0' where there is none.</summary>
    public static char Separator(ReadOnlySpan<char> text, int at, out int next)
    {
        next = at;
        while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
        if (next >= text.Length) return '\0';
        var plain = text[next] switch
        {
            '-' or '－' or '‐' or '‑' or '–' => '-',
            '/' or '／' => '/',
            '.' or '．' => '.',
            '年' => '年',
            '月' => '月',
            _ => '\0',
        };
        if (plain == '\0') return plain;
        next++;
        while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
        return plain;
    }

    /// <summary>Whether a number behind this char is part of a longer sign (0233621J/2026-00150, v2.8).</summary>
    public static bool Binds(char before) =>
        before is '-' or '/' or '.' or '_' or '〔' or '#' or '第' or '№' or '￥' or '$' or '+'
        || char.IsAsciiLetter(before) || Digit(before) >= 0;

    /// <summary>Whether a date's last number may end here.</summary>
    public static bool EndsNumber(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length) return true;
        var c = text[at];
        if (Digit(c) >= 0 || c is '_' or '%' or '％' or '第') return false;
        if (c is 'T') return true;
        if (char.IsAsciiLetter(c)) return false;
        if (c is not ('-' or '/' or '.')) return true;
        // a time of day may hang on by a dash: 2007-08-20-23:59:59
        var digits = RunLength(text, at + 1);
        return digits == 0 || (c == '-' && digits == 2 && at + 3 < text.Length && text[at + 3] == ':');
    }

    /// <summary>Takes a time of day behind the date and the brackets around it into its span.</summary>
    public static ShownDate Widen(ReadOnlySpan<char> text, ShownDate date)
    {
        var start = date.Start;
        var end = date.Start + date.Length;
        var at = end;
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is 'T' or '-')) at++;
        var hour = Number(text, at, out var afterHour);
        if (afterHour > at && hour < 25 && afterHour < text.Length && text[afterHour] is ':' or '：' or '时')
        {
            end = afterHour + 1;
            while (end < text.Length && (Digit(text[end]) >= 0 || text[end] is ':' or '：' or '.' or '分' or '秒' or 'Z')) end++;
        }

        while (start > 0 && text[start - 1] is '(' or '（' or '[' or '［' or '【' or '〖' or '〔' or '<' or '《') start--;
        while (end < text.Length && text[end] is ')' or '）' or ']' or '］' or '】' or '〗' or '〕' or '>' or '》') end++;
        return date with { Start = start, Length = end - start };
    }
}
