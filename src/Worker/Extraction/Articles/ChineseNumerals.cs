using System.Buffers;

namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>Dates in Chinese numerals: 二〇二六年九月十六日 becomes 2026年9月16日. Numerals that stand before no 年, 月 or 日 stay.</summary>
internal static class ChineseNumerals
{
    private const int Longest = 4;
    private static readonly SearchValues<char> s_numerals = SearchValues.Create("〇○◯零一二三四五六七八九十廿卅元");

    /// <summary>The folded text, in <paramref name="into"/> (as long as the text at least); the text itself where it has none.</summary>
    public static ReadOnlySpan<char> Fold(ReadOnlySpan<char> text, Span<char> into)
    {
        if (!text.ContainsAny(s_numerals) || text.IndexOfAny('年', '月', '日') < 0) return text;
        var length = 0;
        for (var i = 0; i < text.Length;)
        {
            var run = ChineseNumber.MayBegin(text[i]) ? ChineseNumber.RunAt(text, i, text.Length) : default;
            var end = i + run.Length;
            if (run.Length is > 0 and <= Longest && end < text.Length && text[end] is '年' or '月' or '日' && !ChineseNumber.IsSum(text, i)
                && ChineseNumber.TryRead(run, out var value) && value.TryFormat(into[length..], out var written)) length += written;
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
}
