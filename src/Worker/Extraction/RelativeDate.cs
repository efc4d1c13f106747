namespace FreshnessCrawler.Worker.Extraction;

/// <summary>今天, 昨天, 前天, 刚刚, 3天前, 5小时前: days counted back from the day the page was made.</summary>
internal static class RelativeDate
{
    public static bool TryAt(ReadOnlySpan<char> text, int at, DateOnly anchor, out ShownDate found)
    {
        found = default;
        if (at + 1 >= text.Length || (at > 0 && char.IsLetterOrDigit(text[at - 1]))) return false;
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
        else return false;
        if (days > 400) return false;
        found = Widened(text, anchor, days, at, end + length);
        return found.RestOf(text) == 0;
    }

    private static ShownDate Widened(ReadOnlySpan<char> text, DateOnly anchor, int days, int start, int end) =>
        DateGlyphs.Widen(text, new(anchor.AddDays(-days), DatePrecision.Day, false, start, end - start, Relative: true));
}
