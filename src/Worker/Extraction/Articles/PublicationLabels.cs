using System.Buffers;

namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>Reads the label right before a date. Stricter than <see cref="DateLabels"/>: an article has sentences too.</summary>
internal static class PublicationLabels
{
    private const int Longest = 24;

    private static readonly string[] s_published =
    [
        "发布时间", "发布日期", "发表时间", "发表日期", "发布于", "发表于", "公开日期", "公开时间", "公布日期", "公布时间", "上网时间", "上网日期", "刊登时间", "刊登日期", "刊发时间", "刊发日期",
        "录入时间", "录入日期", "添加时间", "添加日期", "信息时间", "信息日期", "发稿时间", "发稿日期", "文章日期", "文章时间", "发布", "发表", "發布時間", "發布日期",
    ];

    private static readonly string[] s_updated = ["更新时间", "更新日期", "更新于", "最后更新", "更新"];
    private static readonly SearchValues<char> s_breaks = SearchValues.Create("：:|｜，,。；;/〉>》】]）)");
    private static readonly SearchValues<char> s_blanks = SearchValues.Create(" \u00a0\u3000\t");
    private static readonly SearchValues<char> s_labelled = SearchValues.Create("发布表公开时间日期");
    private static readonly SearchValues<string> s_scanned = SearchValues.Create(
        ["发布时间", "发布日期", "发表时间", "发表日期", "公开日期", "公开时间", "公布日期", "公布时间", "上网时间", "上网日期", "录入时间", "添加时间", "信息时间", "发稿时间"],
        StringComparison.Ordinal);

    public static PublicationLabel Of(ReadOnlySpan<char> before)
    {
        var colon = false;
        before = before.TrimEnd(" \u00a0\u3000\t\r\n[［【(（<《]］】）)");
        while (before.Length > 0 && before[^1] is '：' or ':' or '|' or '｜')
        {
            colon |= before[^1] is '：' or ':';
            before = before[..^1].TrimEnd(" \u00a0\u3000\t\r\n");
        }

        if (before.Length > Longest * 2) before = before[^(Longest * 2)..];
        Span<char> dense = stackalloc char[Longest * 2];
        var label = Segment(Dense(before, dense));
        if (label.IsEmpty) return PublicationLabel.None;
        var known = OfSegment(label, colon);
        if (known != PublicationLabel.Other) return known;
        // 办公室 日期：: the word behind the blank, unless what stands before makes it another date (成文 日期)
        var word = before[(before.LastIndexOfAny(' ', '\u00a0', '\u3000') + 1)..];
        if (word.Length >= label.Length || DateLabels.Of(label) is DateLabel.Never or DateLabel.Written or DateLabel.Document) return known;
        return OfSegment(Segment(word), colon);
    }

    /// <summary>Index behind the next label of publication in a text, or -1.</summary>
    public static int NextBehind(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAny(s_scanned);
        return at < 0 ? -1 : at + 4;
    }

    /// <summary>发 布 时 间 ： becomes 发布时间：; other blanks stay. <paramref name="into"/> is as long as the text at least.</summary>
    public static ReadOnlySpan<char> Unspaced(ReadOnlySpan<char> text, Span<char> into)
    {
        if (!text.ContainsAny(s_blanks) || !text.ContainsAny(s_labelled)) return text;
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (s_blanks.Contains(text[i]) && length > 0 && s_labelled.Contains(into[length - 1]))
            {
                var next = i;
                while (next < text.Length && s_blanks.Contains(text[next])) next++;
                if (next < text.Length && (s_labelled.Contains(text[next]) || text[next] is '：' or ':'))
                {
                    i = next - 1;
                    continue;
                }
            }

            into[length++] = text[i];
        }

        return into[..length];
    }

    private static PublicationLabel OfSegment(ReadOnlySpan<char> label, bool colon)
    {
        if (label.EndsWith("成绩公布时间", StringComparison.Ordinal) || label.EndsWith("结果公布时间", StringComparison.Ordinal)) return PublicationLabel.Other;
        if (EndsWithAny(label, s_published)) return label.Length <= 8 ? PublicationLabel.Published : PublicationLabel.Other;
        if (EndsWithAny(label, s_updated)) return label.Length <= 8 ? PublicationLabel.Updated : PublicationLabel.Other;
        if (label is "生成日期" or "信息生成日期") return PublicationLabel.Generated;
        if (label is "时间" or "日期") return PublicationLabel.Plain;
        if (DateLabels.Of(label) is DateLabel.Never or DateLabel.Written or DateLabel.Document) return PublicationLabel.Other;
        return colon || label.EndsWith("时间", StringComparison.Ordinal) || label.EndsWith("日期", StringComparison.Ordinal) ? PublicationLabel.Other : PublicationLabel.None;
    }

    private static ReadOnlySpan<char> Dense(ReadOnlySpan<char> text, Span<char> into)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c)) into[length++] = c;
        }

        return into[..length];
    }

    private static ReadOnlySpan<char> Segment(ReadOnlySpan<char> text) => text[(text.LastIndexOfAny(s_breaks) + 1)..].TrimStart("[［【(（·•-—");

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
