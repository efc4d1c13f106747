namespace FreshnessCrawler.Worker.Extraction;

/// <summary>今天, 昨天, 前天, 刚刚, 3天前, 5小时前, 上周五, 2个月前: days counted back from the day the page was made.</summary>
internal static class RelativeDate
{
    public static bool TryAt(ReadOnlySpan<char> text, int at, DateOnly anchor, out ShownDate found)
    {
        found = default;
        if (at + 1 >= text.Length || (at > 0 && char.IsLetterOrDigit(text[at - 1]))) return false;
        if (TryWeek(text, at, anchor, out var back, out var length))
        {
            found = Widened(text, anchor, back, at, at + length);
            return found.RestOf(text) == 0;
        }

        var half = text[at..];
        if (half.StartsWith("半小时前") || half.StartsWith("半天前") || half.StartsWith("半个小时前"))
        {
            found = Widened(text, anchor, 0, at, at + half.IndexOf('前') + 1);
            return found.RestOf(text) == 0;
        }

        var days = (text[at], text[at + 1]) switch
        {
            ('今', '天' or '日') or ('刚', '刚') => 0,
            ('昨', '天' or '日') => 1,
            ('前', '天' or '日') => 2,
            _ => -1,
        };
        if (days < 0) return false;
        found = Widened(text, anchor, days, at, at + 2);
        // 今天是…, 今日要闻: a word, not a date
        return found.RestOf(text) == 0;
    }

    public static bool TryCounted(ReadOnlySpan<char> text, int at, int count, int end, DateOnly anchor, out ShownDate found)
    {
        found = default;
        while (end < text.Length && char.IsWhiteSpace(text[end])) end++;
        var unit = text[end..];
        int days, length;
        if (unit.StartsWith("天前") || unit.StartsWith("日前")) (days, length) = (count, 2);
        else if (unit.StartsWith("小时前")) (days, length) = (count / 24, 3);
        else if (unit.StartsWith("分钟前")) (days, length) = (0, 3);
        else if (unit.StartsWith("秒前")) (days, length) = (0, 2);
        else if (unit.StartsWith("周前")) (days, length) = (count * 7, 2);
        else if (unit.StartsWith("星期前")) (days, length) = (count * 7, 3);
        else if (unit.StartsWith("个星期前")) (days, length) = (count * 7, 4);
        else if (unit.StartsWith("个月前") && count <= 12) (days, length) = (anchor.DayNumber - anchor.AddMonths(-count).DayNumber, 3);
        else if (unit.StartsWith("年前") && count == 1) (days, length) = (anchor.DayNumber - anchor.AddYears(-1).DayNumber, 2);
        else if (TryAgo(unit, count, out days, out length)) { }
        else return false;
        if (days > 400) return false;
        found = Widened(text, anchor, days, at, end + length);
        return found.RestOf(text) == 0;
    }

    private static bool TryAgo(ReadOnlySpan<char> unit, int count, out int days, out int length)
    {
        (days, length) = (0, unit.IndexOf("ago", StringComparison.OrdinalIgnoreCase) + 3);
        if (length is < 7 or > 12) return false;
        if (unit.StartsWith("day", StringComparison.OrdinalIgnoreCase)) days = count;
        else if (unit.StartsWith("week", StringComparison.OrdinalIgnoreCase)) days = count * 7;
        else if (unit.StartsWith("hour", StringComparison.OrdinalIgnoreCase)) days = count / 24;
        else return unit.StartsWith("min", StringComparison.OrdinalIgnoreCase);
        return true;
    }

    // 上周五, 本周三; 上周 without a day is at latest its Sunday.
    private static bool TryWeek(ReadOnlySpan<char> text, int at, DateOnly anchor, out int days, out int length)
    {
        (days, length) = (0, 0);
        if (text[at] is not ('上' or '本')) return false;
        var rest = text[(at + 1)..];
        length = rest.StartsWith("星期") ? 3 : rest.StartsWith("周") ? 2 : 0;
        if (length == 0) return false;
        var today = ((int)anchor.DayOfWeek + 6) % 7;
        var day = rest.Length > length - 1 ? "一二三四五六日".IndexOf(rest[length - 1] == '天' ? '日' : rest[length - 1], StringComparison.Ordinal) : -1;
        if (day >= 0) length++;
        else if (text[at] == '本') return false;
        else day = 6;
        days = today - day + (text[at] == '上' ? 7 : 0);
        return days >= 0;
    }

    private static ShownDate Widened(ReadOnlySpan<char> text, DateOnly anchor, int days, int start, int end) =>
        DateGlyphs.Widen(text, new(anchor.AddDays(-days), DatePrecision.Day, false, start, end - start, Relative: true));
}
