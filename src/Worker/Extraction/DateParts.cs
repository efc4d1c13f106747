using System.Buffers;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Joins the parts of dates that stand in several elements: 16 over 2026-09, Nov beside 21.</summary>
internal static class DateParts
{
    private const int LongestPart = 12;
    private const int MostParts = 3;
    private const int MostNodes = 24;

    private static readonly SearchValues<char> s_signs = SearchValues.Create("0123456789０１２３４５６７８９年月日号-/.－／．,，()[]（）【】 \u00a0\t\r\n|");
    private static readonly SearchValues<char> s_numerals = SearchValues.Create("0123456789０１２３４５６７８９年月日号-/.－／．,，()[]（）【】 \u00a0\t\r\n|一二三四五六七八九十");

    private static readonly SearchValues<string> s_months = SearchValues.Create(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", " ago"], StringComparison.OrdinalIgnoreCase);

    public static bool HasMonthName(ReadOnlySpan<char> text) => text.ContainsAny(s_months);

    /// <summary>Whether a text may be a part of a date and holds nothing else.</summary>
    public static bool IsPart(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestPart + 8) return false;
        var other = text.IndexOfAnyExcept(s_signs);
        if (other < 0) return text.Length <= LongestPart;
        if (!char.IsAsciiLetter(text[other])) return text.Length <= LongestPart && text.Contains('月') && !text.ContainsAnyExcept(s_numerals);
        return EnglishDate.Month(text, other, out var end) > 0 && !text[end..].ContainsAnyExcept(s_signs);
    }

    /// <summary>The parts share a parent or grandparent that holds nothing else.</summary>
    public static bool TryWiden(PageOutline outline, int node, DateOnly anchor, out int whole, out ShownDate shown)
    {
        Span<char> joint = stackalloc char[32];
        shown = default;
        whole = node;
        for (var level = 0; level < 3; level++)
        {
            whole = outline[whole].Parent;
            if (whole < 0 || IsBound(outline[whole].Kind)) return false;
            var length = OutlineText.Join(outline, whole, joint);
            if (length < 0) return false;
            if (SplitDate.TryRead(joint[..length], anchor, out shown)) return true;
        }

        return false;
    }

    /// <summary>The parts follow each other among other texts: a day and its month before the title in one link.</summary>
    public static bool TryRun(PageOutline outline, int node, DateOnly anchor, out int end, out ShownDate shown)
    {
        Span<char> joint = stackalloc char[MostParts * (LongestPart + 9)];
        Span<int> lengths = stackalloc int[MostParts];
        Span<int> ends = stackalloc int[MostParts];
        int count = 0, length = 0;
        var reach = Math.Min(outline.Count, node + MostNodes);
        for (var i = node; i < reach && count < MostParts; i++)
        {
            if (outline[i].Text is not { } text)
            {
                if (IsBound(outline[i].Kind)) break;
                continue;
            }

            var part = text.AsSpan().Trim();
            if (!IsPart(part) || !AreTogether(outline, node, i)) break;
            if (length > 0) joint[length++] = ' ';
            part.CopyTo(joint[length..]);
            length += part.Length;
            (lengths[count], ends[count]) = (length, i + 1);
            count++;
        }

        for (end = node; count > 1; count--)
        {
            if (!SplitDate.TryRead(joint[..lengths[count - 1]], anchor, out shown)) continue;
            end = ends[count - 1];
            return true;
        }

        shown = default;
        return false;
    }

    // They share an element at most three above the first, and no link, cell or item parts them.
    private static bool AreTogether(PageOutline outline, int first, int last)
    {
        var above = outline[first].Parent;
        for (var level = 0; level < 3 && above >= 0; level++, above = outline[above].Parent)
        {
            if (outline.Contains(above, last)) return true;
            if (IsBound(outline[above].Kind)) return false;
        }

        return false;
    }

    private static bool IsBound(ElementKind kind) =>
        kind is ElementKind.Body or ElementKind.Link or ElementKind.ListItem or ElementKind.Row or ElementKind.Cell or ElementKind.List or ElementKind.Table;
}
