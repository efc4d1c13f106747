namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Dates in Chinese numerals: 二〇二六年十一月二十日, 二○二六年十一月, 十一月二十日.</summary>
internal static class NumeralDate
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>Whether a date may begin with this char.</summary>
    public static bool MayBegin(char c) => c is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十';

    public static bool TryAt(ReadOnlySpan<char> text, int at, DateOnly anchor, out ShownDate found)
    {
        found = default;
        if (at > 0 && (text[at - 1] == '第' || Digit(text[at - 1]) >= 0 || text[at - 1] is '十' or '百' or '初')) return false;
        var monthAt = at;
        var year = Year(text, ref monthAt);
        var month = Small(text, monthAt, out var end);
        if (month is < 1 or > 12 || end >= text.Length || text[end] != '月') return false;
        end++;
        var day = Small(text, end, out var afterDay);
        if (day > 0 && afterDay < text.Length && text[afterDay] is '日' or '号')
        {
            var fits = year > 0 ? DateText.TryDay(year, month, day, out var value) : DateText.TryAnchor(month, day, anchor, out value);
            if (fits) found = DateGlyphs.Widen(text, new(value, DatePrecision.Day, year > 0, at, afterDay + 1 - at));
            return fits;
        }

        if (year == 0 || day > 0 || (end < text.Length && char.IsLetterOrDigit(text[end]))) return false;
        found = DateGlyphs.Widen(text, new(new DateOnly(year, month, 1), DatePrecision.Month, true, at, end - at));
        return true;
    }

    /// <summary>The number up to 39 at <paramref name="at"/>, or 0.</summary>
    public static int Small(ReadOnlySpan<char> text, int at, out int end)
    {
        int value = 0, units = 0;
        for (end = at; end < text.Length && end - at < 4; end++)
        {
            var c = text[end];
            if (c is '十') (value, units) = (value == 0 ? 10 : value * 10, 0);
            else if (c is '廿' or '卅' && end == at) value = c == '廿' ? 20 : 30;
            else if (Digit(c) is >= 0 and var digit)
            {
                // 一一 is eleven, 十一 and 廿一 are sums
                value = units > 0 ? (value * 10) + digit : value + digit;
                units++;
            }
            else break;
        }

        return value <= 39 ? value : 0;
    }

    private static int Year(ReadOnlySpan<char> text, ref int at)
    {
        var value = 0;
        if (at + 5 > text.Length || text[at + 4] != '年') return 0;
        for (var i = at; i < at + 4; i++)
        {
            var digit = Digit(text[i]);
            if (digit < 0) return 0;
            value = (value * 10) + digit;
        }

        if (!DateText.IsYear(value)) return 0;
        at += 5;
        return value;
    }

    // The naught is typed in many ways: signs for it, circles, the letter O.
    private static int Digit(char c) =>
        c is '〇' or '○' or '◯' or 'О' or 'O' or 'Ｏ' or 'о' or '０' or '0' ? 0 : Digits.IndexOf(c, StringComparison.Ordinal);
}
