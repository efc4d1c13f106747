namespace FreshnessCrawler.Worker.Extraction;

/// <summary>The numbers of dates in Chinese numerals: 二〇二六 and 一一 digit by digit, 十一, 二十三, 廿三, 卅 by tens, and the 元 of 元月.</summary>
public static class ChineseNumber
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>A numeral's value, or -1. The naught is typed in many ways: signs for it, circles, the letter O.</summary>
    public static int Digit(char c) =>
        c is '〇' or '○' or '◯' or 'О' or 'O' or 'Ｏ' or 'о' or '０' or '0' ? 0 : Digits.IndexOf(c, StringComparison.Ordinal);

    /// <summary>Whether a number may begin with this char: what is a naught only beside others does not count.</summary>
    public static bool MayBegin(char c) => c is '〇' or '○' or '◯' or '十' or '廿' or '卅' or '元' || Digits.Contains(c, StringComparison.Ordinal);

    /// <summary>The chars from <paramref name="at"/> on that a number can be of, at most <paramref name="most"/>.</summary>
    public static ReadOnlySpan<char> RunAt(ReadOnlySpan<char> text, int at, int most)
    {
        var end = at;
        if (end < text.Length && text[end] == '元') return text[at..(at + 1)];
        while (end < text.Length && end - at < most && (text[end] is '十' or '廿' or '卅' || Digit(text[end]) >= 0)) end++;
        return text[at..end];
    }

    /// <summary>Whether the 元 at <paramref name="at"/> ends a sum of money: 五百元月票 has no January.</summary>
    public static bool IsSum(ReadOnlySpan<char> text, int at) =>
        text[at] == '元' && at > 0 && (char.IsDigit(text[at - 1]) || Digit(text[at - 1]) >= 0 || text[at - 1] is '十' or '百' or '千' or '万' or '亿' or '美' or '欧' or '日' or '港');

    /// <summary>The whole of a run as one number; by tens only up to 39, as no day or month is more.</summary>
    public static bool TryRead(ReadOnlySpan<char> run, out int value)
    {
        value = 0;
        if (run is "元") value = 1;
        if (run.IsEmpty || value == 1) return value == 1;
        var ten = run.IndexOfAny('十', '廿', '卅');
        if (ten < 0)
        {
            if (run.Length > 4) return false;
            foreach (var c in run) value = (value * 10) + Digit(c);
            return true;
        }

        // what stands before ten counts the tens, what stands behind is added
        var tens = run[ten] switch { '廿' => 2, '卅' => 3, _ => ten == 0 ? 1 : Digit(run[0]) };
        if (ten > (run[ten] == '十' ? 1 : 0) || run.Length > ten + 2) return false;
        var ones = run.Length == ten + 2 ? Digit(run[ten + 1]) : 0;
        value = (tens * 10) + ones;
        return tens is >= 1 and <= 3 && ones >= 0;
    }
}
