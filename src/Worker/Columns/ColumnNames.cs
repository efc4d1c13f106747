using System.Buffers;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>Names of columns as menus write them, without what only decorates.</summary>
internal static class ColumnNames
{
    private const string Decoration = " \u3000\u00a0·•●■◆▶►»«>＞<|｜:：-—_+＋.。、[]【】〔〕「」*★☆→";

    private static readonly SearchValues<char> s_marks = SearchValues.Create("“”\"'、/·—-《》 ");
    private static readonly SearchValues<char> s_blanks = SearchValues.Create(" \u3000\u00a0\t\n");

    /// <summary>Without decoration around it and without blanks between Chinese characters (通 知 公 告).</summary>
    public static string Clean(string text)
    {
        var trimmed = text.AsSpan().Trim(Decoration);
        if (trimmed.Length > 2 && trimmed[0] is '(' or '（' && trimmed[^1] is ')' or '）') trimmed = trimmed[1..^1].Trim(Decoration);
        if (!trimmed.ContainsAny(s_blanks)) return trimmed.Length == text.Length ? text : trimmed.ToString();
        Span<char> kept = stackalloc char[Math.Min(trimmed.Length, 256)];
        var length = 0;
        for (var i = 0; i < trimmed.Length && length < kept.Length; i++)
        {
            if (char.IsWhiteSpace(trimmed[i]) && !(length > 0 && char.IsAscii(kept[length - 1]) && i + 1 < trimmed.Length && char.IsAscii(trimmed[i + 1]))) continue;
            kept[length++] = trimmed[i];
        }

        return new string(kept[..length]);
    }

    /// <summary>What two spellings of one name have in common: also without quotes, strokes and blanks.</summary>
    public static string Key(string name)
    {
        var clean = Clean(name);
        return clean.AsSpan().ContainsAny(s_marks) ? string.Concat(clean.Where(static c => !s_marks.Contains(c))) : clean;
    }
}
