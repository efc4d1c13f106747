namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Dates set as blocks of their own: 16 over 2026-09, 09-16 over 2026, 16 beside 9月.</summary>
internal static class SplitDate
{
    /// <summary>Reads a text whose parts stood in several elements, joined by blanks.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, DateOnly anchor, out ShownDate found)
    {
        found = default;
        Span<int> values = stackalloc int[3];
        Span<char> behind = stackalloc char[3];
        int count = 0, yearAt = -1;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (DateGlyphs.Digit(c) >= 0)
            {
                if (count == 3) return false;
                var value = DateGlyphs.Number(text, i, out var end);
                if (end - i == 4)
                {
                    if (yearAt >= 0 || !DateText.IsYear(value)) return false;
                    yearAt = count;
                }
                else if (end - i > 2) return false;

                values[count] = value;
                behind[count] = DateGlyphs.Separator(text, end, out i);
                if (behind[count] == '\0')
                {
                    while (end < text.Length && char.IsWhiteSpace(text[end])) end++;
                    behind[count] = end < text.Length && text[end] is '日' or '号' ? '日' : '\0';
                    i = behind[count] == '日' ? end + 1 : end;
                }

                count++;
            }
            else if (TryMonthName(text, i, out var month, out var behindName))
            {
                if (count == 3) return false;
                (values[count], behind[count]) = (month, '月');
                count++;
                i = behindName;
            }
            else if (char.IsWhiteSpace(c) || c is ',' or '，' or '/' or '|' or '(' or ')' or '[' or ']' or '（' or '）') i++;
            else return false;
        }

        var ok = (count, yearAt) switch
        {
            (3, 0) => YearFirst(values, behind, out var value) && Found(value, true, text, out found),
            (3, 1) => DateText.TryDay(values[1], values[2], values[0], out var value) && Found(value, true, text, out found),
            (3, 2) => YearLast(values, behind, out var value) && Found(value, true, text, out found),
            (2, -1) => Yearless(values, behind, anchor, out var value) && Found(value, false, text, out found),
            _ => false,
        };
        return ok;
    }

    // Nov, 十一月
    private static bool TryMonthName(ReadOnlySpan<char> text, int at, out int month, out int end)
    {
        month = EnglishDate.Month(text, at, out end);
        if (month > 0) return true;
        month = NumeralDate.MayBegin(text[at]) ? NumeralDate.Small(text, at, out end) : 0;
        return month is >= 1 and <= 12 && end < text.Length && text[end++] == '月';
    }

    private static bool Found(DateOnly value, bool yearShown, ReadOnlySpan<char> text, out ShownDate found)
    {
        found = new(value, DatePrecision.Day, yearShown, 0, text.Length);
        return true;
    }

    private static bool YearFirst(Span<int> values, Span<char> behind, out DateOnly value) =>
        behind[1] == '日' || behind[2] == '月'
            ? DateText.TryDay(values[0], values[2], values[1], out value)
            : DateText.TryDay(values[0], values[1], values[2], out value);

    // 09-16 2026 and 16 09 2026 (or 16 9月 2026)
    private static bool YearLast(Span<int> values, Span<char> behind, out DateOnly value)
    {
        var monthFirst = behind[0] is '-' or '/' or '.' or '月' && behind[1] is '\0' or '日';
        if (monthFirst && DateText.TryDay(values[2], values[0], values[1], out value)) return true;
        return DateText.TryDay(values[2], values[1], values[0], out value);
    }

    private static bool Yearless(Span<int> values, Span<char> behind, DateOnly anchor, out DateOnly value)
    {
        if (behind[0] == '月') return DateText.TryAnchor(values[0], values[1], anchor, out value);
        if (behind[1] == '月') return DateText.TryAnchor(values[1], values[0], anchor, out value);
        value = default;
        return false;
    }
}
