namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Dates in Chinese numerals: 二〇二六年十一月二十日, 二○二六年十一月, 十一月二十日, 元月十五日.</summary>
internal static class NumeralDate
{
    /// <summary>Whether a date may begin with this char.</summary>
    public static bool MayBegin(char c) => c is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '元';

    public static bool TryAt(ReadOnlySpan<char> text, int at, DateOnly anchor, out ShownDate found)
    {
        found = default;
        if (at > 0 && (text[at - 1] == '第' || ChineseNumber.Digit(text[at - 1]) >= 0 || text[at - 1] is '十' or '百' or '初')) return false;
        if (ChineseNumber.IsSum(text, at)) return false;
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
        var run = ChineseNumber.RunAt(text, at, 4);
        end = at + run.Length;
        return ChineseNumber.TryRead(run, out var value) && value <= 39 ? value : 0;
    }

    private static int Year(ReadOnlySpan<char> text, ref int at)
    {
        var value = 0;
        if (at + 5 > text.Length || text[at + 4] != '年') return 0;
        for (var i = at; i < at + 4; i++)
        {
            var digit = ChineseNumber.Digit(text[i]);
            if (digit < 0) return 0;
            value = (value * 10) + digit;
        }

        if (!DateText.IsYear(value)) return 0;
        at += 5;
        return value;
    }
}
