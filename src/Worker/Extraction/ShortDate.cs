namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Dates that begin with one or two digits: 09-16, 9月16日, 10/11, and 26-09-16.</summary>
internal static class ShortDate
{
    public static bool TryAt(ReadOnlySpan<char> text, int at, int first, int afterFirst, DateOnly anchor, out ShownDate found)
    {
        found = default;
        var separator = DateGlyphs.Separator(text, afterFirst, out var secondAt);
        if (separator is '\0' or '年') return false;
        var second = DateGlyphs.Number(text, secondAt, out var end);
        var firstDigits = afterFirst - at;
        var secondDigits = end - secondAt;
        if (secondDigits is < 1 or > 2) return false;

        DateOnly value;
        if (separator == '月')
        {
            if (end < text.Length && text[end] is '日' or '号') end++;
            else if (!DateGlyphs.EndsNumber(text, end)) return false;
            if (!DateText.TryAnchor(first, second, anchor, out value)) return false;
            found = DateGlyphs.Widen(text, new(value, DatePrecision.Day, false, at, end - at));
            return true;
        }

        if (firstDigits == 2 && secondDigits == 2 && separator != '.'
            && DateGlyphs.Separator(text, end, out var thirdAt) == separator)
        {
            var third = DateGlyphs.Number(text, thirdAt, out var afterThird);
            if (afterThird - thirdAt != 2 || first > (anchor.Year % 100) + 1) return false;
            if (!DateText.TryDay(2000 + first, second, third, out value)) return false;
            found = DateGlyphs.Widen(text, new(value, DatePrecision.Day, true, at, afterThird - at));
            return found.RestOf(text) == 0;
        }

        // 1/5 counts pictures, 1.5 is a number: without a year only the plainly written forms are dates
        if (separator != '-' && (firstDigits != 2 || secondDigits != 2)) return false;
        if (!DateGlyphs.EndsNumber(text, end) || (end < text.Length && char.IsLetter(text[end]))) return false;
        if (at > 0 && char.IsLetter(text[at - 1])) return false;
        if (!DateText.TryAnchor(first, second, anchor, out value)) return false;
        found = DateGlyphs.Widen(text, new(value, DatePrecision.Day, false, at, end - at));
        return separator != '.' || found.RestOf(text) == 0;
    }
}
