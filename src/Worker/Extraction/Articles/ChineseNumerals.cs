using System.Buffers;

namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>Dates in Chinese numerals: 二〇二六年九月十六日 becomes 2026年9月16日. Numerals that stand before no 年, 月 or 日 stay.</summary>
internal static class ChineseNumerals
{
    private const string Digits = "〇一二三四五六七八九";
    private static readonly SearchValues<char> s_numerals = SearchValues.Create("〇○零一二三四五六七八九十廿卅元");

    /// <summary>The folded text, in <paramref name="into"/> (as long as the text at least); the text itself where it has none.</summary>
    public static ReadOnlySpan<char> Fold(ReadOnlySpan<char> text, Span<char> into)
    {
        if (!text.ContainsAny(s_numerals) || text.IndexOfAny('年', '月', '日') < 0) return text;
        var length = 0;
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && s_numerals.Contains(text[end])) end++;
            if (end > i && end < text.Length && text[end] is '年' or '月' or '日' && TryValue(text[i..end], out var value)
                && value.TryFormat(into[length..], out var written)) length += written;
            else
            {
                if (end == i) end++;
                if (length + end - i > into.Length) return text;
                text[i..end].CopyTo(into[length..]);
                length += end - i;
            }

            i = end;
        }

        return into[..length];
    }

    private static bool TryValue(ReadOnlySpan<char> numerals, out int value)
    {
        value = 0;
        if (numerals.Length > 4) return false;
        if (numerals is "元") return (value = 1) == 1;
        // 十六, 三十一, 廿三
        if (numerals.ContainsAny('十', '廿', '卅'))
        {
            foreach (var c in numerals)
            {
                if (c == '十') value = (value == 0 ? 1 : value) * 10;
                else if (c is '廿' or '卅') value = c == '廿' ? 20 : 30;
                else value += DigitOf(c);
            }

            return value is > 0 and < 40;
        }

        foreach (var c in numerals) value = (value * 10) + DigitOf(c);
        return true;
    }

    private static int DigitOf(char c) => c is '○' or '零' ? 0 : Math.Max(0, Digits.IndexOf(c, StringComparison.Ordinal));
}
