using System.Buffers;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>The words that label dates.</summary>
internal static class DateLabels
{
    // Labels wherever they end what stands before the date.
    private static readonly string[] s_never =
    [
        "截止", "截至", "有效期", "活动时间", "起止", "会议时间", "征集时间", "征集期", "公示期", "公示时间", "今天是", "现在是", "当前时间", "生成时间", "到期", "访谈时间", "受理时间",
        "答复时间", "访问时间", "deadline", "closing date", "expires", "until", "访问日期", "备案时间", "备案日期", "农历",
    ];

    // Words of titles and of offices' names too (考试院, 办理中心): labels only with a colon or 日期/时间 behind, or all but alone.
    private static readonly string[] s_neverAlone =
    [
        "报名", "开标", "举办", "开始", "结束", "生效", "施行", "实施", "失效", "废止", "考试", "直播", "播出", "受理", "办理", "答复", "来信", "提问", "出生", "任职",
    ];

    // The state of a letter too (已办结): a label only with a colon or 日期/时间 behind.
    private static readonly string[] s_neverLabelled = ["办结"];

    private static readonly SearchValues<char> s_counts = SearchValues.Create("次数量人：: 0123456789\u00a0");
    private static readonly SearchValues<char> s_breaks = SearchValues.Create(" \u00a0\u3000，,。；;|：:");
    private static readonly SearchValues<string> s_weekdays = SearchValues.Create(
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] s_sources = ["来源", "信息来源", "稿件来源", "稿源", "作者", "供稿", "发布单位", "发布机构", "发布者"];
    private static readonly SearchValues<string> s_facts = SearchValues.Create(
        ["来源", "稿源", "作者", "供稿", "撰稿", "编辑", "责编", "发布单位", "发布机构", "发布者", "浏览", "点击", "阅读", "访问", "人气", "索引号", "文号", "字号", "评论"], StringComparison.Ordinal);

    private static readonly string[] s_times = ["日期", "时间", "期限", "时限", "期间", "年月", "日", "期"];
    private static readonly string[] s_counters = ["浏览", "点击", "阅读", "访问", "人气"];
    private static readonly string[] s_ends = ["截止", "截至", "到期", "失效", "生效", "施行", "实施", "废止", "开标", "报名", "开始", "结束", "举办", "举行", "直播", "起", "前", "止"];

    private static readonly SearchValues<string> s_published = SearchValues.Create(
        ["发布", "發布", "公开日期", "公开时间", "发表", "公布日期", "公布时间", "刊登", "上网", "录入", "添加时间", "发文时间", "Published", "Posted", "Release"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_updated = SearchValues.Create(["更新", "修改", "Updated"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_written = SearchValues.Create(["成文", "印发", "制发", "签发"], StringComparison.Ordinal);
    private static readonly SearchValues<string> s_document = SearchValues.Create(["生成日期", "发文日期", "形成"], StringComparison.Ordinal);

    /// <summary>The label that <paramref name="text"/>, standing before a date, gives it.</summary>
    public static DateLabel Of(ReadOnlySpan<char> text)
    {
        text = WithoutWeekday(text.TrimEnd());
        if (text.Length > 16) text = text[^16..];
        if (IsNever(text)) return DateLabel.Never;
        if (text.IndexOfAny(s_published) >= 0) return DateLabel.Published;
        if (text.IndexOfAny(s_updated) >= 0) return DateLabel.Updated;
        if (text.IndexOfAny(s_written) >= 0) return DateLabel.Written;
        return text.IndexOfAny(s_document) >= 0 ? DateLabel.Document : DateLabel.None;
    }

    /// <summary>Whether the words behind a date make it an end or a beginning of something.</summary>
    public static bool EndsPeriod(ReadOnlySpan<char> behind) => StartsWithAny(behind.TrimStart(" \u00a0)）]】"), s_ends) > 0;

    /// <summary>What stands behind a date, without a weekday and a count of readers (星期一, 浏览：12).</summary>
    public static ReadOnlySpan<char> WithoutTrail(ReadOnlySpan<char> behind)
    {
        var rest = behind.TrimStart();
        if (IsWeekday(rest)) rest = rest[(rest[0] == '周' ? 2 : 3)..].TrimStart();
        if (StartsWithAny(rest, s_counters) is > 0 and var length && !rest[length..].ContainsAnyExcept(s_counts)) return default;
        return rest.Length == behind.TrimStart().Length ? behind : rest;
    }

    /// <summary>Monday to Sunday, anywhere in a date's text.</summary>
    public static bool NamesWeekday(ReadOnlySpan<char> text) => text.ContainsAny(s_weekdays);

    /// <summary>星期一 to 星期天, 周一 to 周日.</summary>
    public static bool IsWeekday(ReadOnlySpan<char> text)
    {
        var length = text.StartsWith("星期", StringComparison.Ordinal) ? 2 : text.StartsWith('周') ? 1 : 0;
        return length > 0 && text.Length > length && "一二三四五六日天".Contains(text[length], StringComparison.Ordinal)
            && (length == 2 || text.Length == 2 || !char.IsLetter(text[2]));
    }

    /// <summary>Whether a text holds facts of an item (来源 … 浏览 …) and no sentence.</summary>
    public static bool TellsFacts(ReadOnlySpan<char> text) => text.ContainsAny(s_facts);

    /// <summary>Whether a text tells where an item comes from (来源：某日报 …): its date is the item's, however written.</summary>
    public static bool IsSourceLine(ReadOnlySpan<char> text) => StartsWithAny(text.TrimStart("(（[【 \u00a0\u3000"), s_sources) > 0;

    private static bool IsNever(ReadOnlySpan<char> text)
    {
        var label = text.TrimEnd(" \u00a0\u3000：:自从为于是至（(【[");
        var colon = text[label.Length..].ContainsAny('：', ':');
        foreach (var time in s_times)
        {
            if (EndsWithAny(label, s_never, time) || EndsWithAny(label, s_neverAlone, time) || EndsWithAny(label, s_neverLabelled, time)) return true;
        }

        if (EndsWithAny(label, s_never, "") || (colon && EndsWithAny(label, s_neverLabelled, ""))) return true;
        if (!EndsWithAny(label, s_neverAlone, "")) return false;
        var segment = label[(label.LastIndexOfAny(s_breaks) + 1)..];
        return colon || segment.Length <= 4;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] words, string suffix)
    {
        if (!text.EndsWith(suffix, StringComparison.Ordinal)) return false;
        text = text[..^suffix.Length];
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static int StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal)) return word.Length;
        }

        return 0;
    }

    private static ReadOnlySpan<char> WithoutWeekday(ReadOnlySpan<char> text)
    {
        if (text.Length >= 3 && IsWeekday(text[^3..])) return text[..^3].TrimEnd();
        return text;
    }
}
