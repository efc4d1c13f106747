using System.Globalization;
using System.Text.RegularExpressions;

namespace FreshnessCrawler.Worker.Campaigns;

/// <summary>Reads the days of a sentence that looks ahead: unlike a publication date, 1月8日 in December is the next year's.</summary>
internal static partial class ActivityDays
{
    private const string Weekdays = "一二三四五六日";

    [GeneratedRegex("(?:(?<y>20[0-9]{2})(?:年|[-./]))?(?<m>[0-9]{1,2})月(?<d>[0-9]{1,2})|(?<y>20[0-9]{2})[-./年](?<m>[0-9]{1,2})[-./](?<d>[0-9]{1,2})|(?<m>[0-9]{1,2})[./](?<d>[0-9]{1,2})[-—~～至到](?:[0-9]{1,2})[./]|" +
        "(?<r>即日|今天|今日|今晚|今早|今起|(?:现在|此刻|从现在)(?:起|开始)|明天|明日|明早|明晚|大后天|后天|昨天|昨日)|本月(?<b>[0-9]{1,2})日|(?<c>[一二三四五六七八九十]{1,2})月(?<e>[一二三四五六七八九十]{1,3})[日号]|(?<w>[本这下]周|[本这下]?星期|周)(?<k>[一二三四五六日天])", CampaignPatterns.Options, CampaignPatterns.Patience)]
    private static partial Regex Days { get; }

    /// <summary>The days in their order.</summary>
    /// <param name="sentence">Without blanks.</param>
    /// <param name="published">The civil day of the post; null where unknown: then only days with a year are known.</param>
    public static List<ActivityDay> Find(string sentence, DateOnly? published)
    {
        var days = new List<ActivityDay>();
        for (var match = Days.Match(sentence); match.Success;)
        {
            var groups = match.Groups;
            var end = match.Index + match.Length;
            if (groups["r"].Success) days.Add(new ActivityDay(match.Index, match.Length, published?.AddDays(Ahead(groups["r"].ValueSpan))));
            else if (groups["b"].Success)
            {
                if (published is { } month && Day(month.Year, month.Month, Number(groups["b"]), published, out var known)) days.Add(new ActivityDay(match.Index, match.Length, known));
            }
            else if (groups["c"].Success)
            {
                if (Day(null, Numeral(groups["c"].ValueSpan), Numeral(groups["e"].ValueSpan), published, out var known)) days.Add(new ActivityDay(match.Index, match.Length, known));
            }
            else if (groups["w"].Success)
            {
                // a weekday in brackets explains the day before it
                if (groups["w"].ValueSpan is not ("周" or "星期")) days.Add(new ActivityDay(match.Index, match.Length, Weekday(groups["w"].ValueSpan[0] == '下', groups["k"].ValueSpan[0], published)));
            }
            else if (Number(groups["m"]) is var month && Number(groups["d"]) is var day && !(match.Index > 0 && char.IsAsciiDigit(sentence[match.Index - 1])))
            {
                // 9.20-9.26: the second of them is read on its own, so only the first day's words are taken here
                end = groups["d"].Index + groups["d"].Length;
                if (end < sentence.Length && sentence[end] is '日' or '号') end++;
                if (Day(groups["y"].Success ? Number(groups["y"]) : null, month, day, published, out var known)) days.Add(new ActivityDay(match.Index, end - match.Index, known));
                if (match.Value[^1] is '.' or '/' && groups["y"].Success == false) Second(sentence, match, published, days, ref end);
            }

            match = Days.Match(sentence, Math.Max(end, match.Index + 1));
        }

        return days;
    }

    /// <summary>The day of a month that has no year: the one nearest to the day of the post.</summary>
    public static bool Day(int? year, int month, int day, DateOnly? published, out DateOnly? known)
    {
        known = null;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year ?? 2024, month)) return false;
        if (year is { } given) known = new DateOnly(given, month, day);
        else if (published is { } near)
        {
            known = Enumerable.Range(near.Year - 1, 3)
                .Where(y => y is >= 1 and <= 9999 && day <= DateTime.DaysInMonth(y, month))
                .Select(y => new DateOnly(y, month, day))
                .OrderBy(d => Math.Abs(d.DayNumber - near.DayNumber)).Cast<DateOnly?>().FirstOrDefault();
        }

        return true;
    }

    private static void Second(string sentence, Match match, DateOnly? published, List<ActivityDay> days, ref int end)
    {
        var at = sentence.AsSpan(end).IndexOfAnyInRange('0', '9') + end;
        var dot = match.Index + match.Length - 1;
        var last = dot + 1;
        while (last < sentence.Length && last < dot + 3 && char.IsAsciiDigit(sentence[last])) last++;
        if (last == dot + 1 || !Day(null, int.Parse(sentence.AsSpan(at, dot - at), NumberStyles.None, CultureInfo.InvariantCulture), int.Parse(sentence.AsSpan(dot + 1, last - dot - 1), NumberStyles.None, CultureInfo.InvariantCulture), published, out var known)) return;
        days.Add(new ActivityDay(at, last - at, known));
        end = last;
    }

    private static int Ahead(ReadOnlySpan<char> word) => word switch
    {
        "明天" or "明日" or "明早" or "明晚" => 1,
        "昨天" or "昨日" => -1,
        "后天" => 2,
        "大后天" => 3,
        _ => 0,
    };

    // 十二, 二十, 三十一
    private static int Numeral(ReadOnlySpan<char> words)
    {
        var value = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] != '十') value += "一二三四五六七八九".IndexOf(words[i], StringComparison.Ordinal) + 1;
            else value = (value == 0 ? 1 : value) * 10;
        }

        return value;
    }

    private static DateOnly? Weekday(bool next, char name, DateOnly? published)
    {
        if (published is not { } day) return null;
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return monday.AddDays(Weekdays.IndexOf(name == '天' ? '日' : name, StringComparison.Ordinal) + (next ? 7 : 0));
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
}
