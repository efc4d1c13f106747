using System.Buffers;
using System.Globalization;

namespace FreshnessCrawler.Worker.Campaigns;

/// <summary>Puts the days of a sentence together: from one to another, from one on, until one.</summary>
public static class ActivityWindows
{
    private const int LongestBetween = 26;
    private const int LongestBeside = 14;

    // Times of day, weekdays and what joins two days; anything else between them parts them.
    private static readonly SearchValues<char> s_joint = SearchValues.Create("0123456789:：时点分半整上下午晚早晨凌中零夜间傍起始开从，,至到—-–~～－()（）[]【】星期周一二三四五六七八九十日天正式截止前后当持续长达为");
    private static readonly SearchValues<char> s_joins = SearchValues.Create("至到—-–~～－");
    private static readonly SearchValues<char> s_time = SearchValues.Create("0123456789:：时点分半整上下午晚早晨凌中零夜间傍()（）星期周一二三四五六七八九十日天国际家庭节，");

    private static readonly string[] s_begins = ["起", "开始", "开启", "上线", "启动", "开通", "正式", "开营", "开投", "开赛", "开票", "开跑", "开放投票"];
    private static readonly string[] s_ends = ["止", "截止", "结束", "前", "关闭", "封榜", "收", "为止", "截", "停止", "关"];
    private static readonly string[] s_until = ["截至", "截止", "持续到", "持续至", "至", "到", "截止时间：", "截止时间:", "截止：", "截止:", "封榜：", "截止到", "截止至"];
    private static readonly string[] s_from = ["从", "自", "于"];

    /// <summary>The times in their order.</summary>
    /// <param name="sentence">Without blanks.</param>
    /// <param name="published">The civil day in China by which relative and year-less days are read; null where unknown.</param>
    public static IReadOnlyList<ActivityWindow> Find(string sentence, DateOnly? published)
    {
        var days = ActivityDays.Find(sentence, published);
        var windows = new List<ActivityWindow>();
        for (var i = 0; i < days.Count; i++)
        {
            var day = days[i];
            if (i + 1 < days.Count && Joins(sentence.AsSpan(day.End, days[i + 1].At - day.End)))
            {
                var next = days[++i];
                windows.Add(new ActivityWindow(day.At, next.End - day.At, day.Day, next.Day, Shown: true));
            }
            else if (LastOfSameMonth(sentence, day, out var length) is { } last) windows.Add(new ActivityWindow(day.At, length, day.Day, last, Shown: true));
            else windows.Add(Alone(sentence, day));
        }

        return windows;
    }

    private static bool Joins(ReadOnlySpan<char> between) =>
        between.Length is > 0 and <= LongestBetween && between.ContainsAny(s_joins) && !between.ContainsAnyExcept(s_joint);

    // 10月1日至7日, 9月20-26日
    private static DateOnly? LastOfSameMonth(string sentence, ActivityDay day, out int length)
    {
        length = 0;
        if (day.Day is not { } first) return null;
        var rest = sentence.AsSpan(day.End, Math.Min(LongestBetween, sentence.Length - day.End));
        var join = rest.IndexOfAny(s_joins);
        if (join < 0 || rest[..join].ContainsAnyExcept(s_joint)) return null;
        var at = join + 1;
        while (at < rest.Length && s_joins.Contains(rest[at])) at++;
        var end = at;
        while (end < rest.Length && char.IsAsciiDigit(rest[end])) end++;
        if (end - at is not (1 or 2) || end >= rest.Length || rest[end] is not ('日' or '号')) return null;
        var last = int.Parse(rest[at..end], NumberStyles.None, CultureInfo.InvariantCulture);
        if (last < first.Day || last > DateTime.DaysInMonth(first.Year, first.Month)) return null;
        length = day.Length + end + 1;
        return new DateOnly(first.Year, first.Month, last);
    }

    private static ActivityWindow Alone(string sentence, ActivityDay day)
    {
        var before = sentence.AsSpan(0, day.At);
        var behind = sentence.AsSpan(day.End);
        var time = behind.IndexOfAnyExcept(s_time);
        var after = time < 0 ? default : behind[Math.Min(time, LongestBeside)..];
        var immediate = behind.IsEmpty || !behind[0].Equals('，');
        if (EndsWithAny(before, s_until) || (immediate && StartsWithAny(after, s_ends)) || StartsWithAny(behind, s_ends))
            return new ActivityWindow(day.At, day.Length, Starts: null, day.Day, Shown: true);
        // the day of the draw or of the prizes is none to take part on
        var draw = after[..Math.Min(after.Length, LongestBeside)];
        if (draw.IndexOfAny("，。") is >= 0 and var stop) draw = draw[..stop];
        if (draw.IndexOfAny("抽奖揭颁领") >= 0) return new ActivityWindow(day.At, day.Length, Starts: null, Ends: null, Shown: false);
        var begins = (after.Length > 0 && s_joins.Contains(after[0])) || StartsWithAny(after, s_begins) || StartsWithAny(behind, s_begins) || EndsWithAny(before, s_from);
        return new ActivityWindow(day.At, day.Length, day.Day, Ends: null, begins);
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word)) return true;
        }

        return false;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word)) return true;
        }

        return false;
    }
}
