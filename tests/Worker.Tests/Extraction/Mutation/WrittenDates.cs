using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace FreshnessCrawler.Worker.Tests.Extraction.Mutation;

/// <summary>All days that a page's source can be said to spell, under every reading: whatever a reader reports must be one of
/// them. It knows nothing of the reader: it takes the numbers of the source in their order, tags between them or not, and puts
/// each two or three neighbours together in every way, months of English names among them.</summary>
public sealed partial class WrittenDates
{
    private const int FirstYear = 1980;
    private const int LastYear = 2100;
    private const string Numerals = "〇一二三四五六七八九";

    private static readonly SearchValues<char> s_between = SearchValues.Create(" -‐‑–－—―−─/／.．年月日号|()（）[]［］【】〖〗〔〕<>《》:：,，、t_\\'\"");

    private readonly HashSet<DateOnly> _days = [];
    private readonly List<DateOnly> _anchors;
    private readonly HashSet<int> _years = [];
    private readonly string _html;
    private bool _rendered;

    private WrittenDates(string html, DateOnly observedOn) => (_html, _anchors) = (html, [observedOn]);

    public static WrittenDates Of(string html, Uri address, DateOnly observedOn)
    {
        var written = new WrittenDates(html, observedOn);
        var source = Plain(address.AbsoluteUri + " \n" + html);
        var visible = Plain(Tags().Replace(Comments().Replace(html, " "), " "));
        foreach (Match made in Made().Matches(source))
        {
            if (TryDay(Int(made.Groups[1]), Int(made.Groups[2]), Int(made.Groups[3]), out var day)) written._anchors.Add(day);
        }

        foreach (Match instant in Instants().Matches(source))
        {
            if (!TryDay(Int(instant.Groups[1]), Int(instant.Groups[2]), Int(instant.Groups[3]), out var day)) continue;
            written._days.Add(day.AddDays(1));
            written._days.Add(day.AddDays(-1));
        }

        foreach (Match year in Years().Matches(source)) written._years.Add(Int(year.Groups[1]));
        written.TakeNumbers(source);
        written.TakeNumbers(visible);
        // a tag that closes nothing parts nothing
        written.TakeNumbers(Plain(Tags().Replace(Comments().Replace(html, ""), "")));
        written.TakeNumbers(Plain(Tags().Replace(EndTags().Replace(html, ""), " ")));
        written.TakeRelative(visible);
        return written;
    }

    public bool Has(DateOnly day)
    {
        if (_days.Contains(day)) return true;
        if (!_rendered) TakeRendered();
        return _days.Contains(day);
    }

    // As a browser shows it: what stands astray in a table comes before it, an element without its end holds what follows.
    private void TakeRendered()
    {
        _rendered = true;
        var document = new HtmlParser().ParseDocument(_html);
        foreach (var unseen in document.QuerySelectorAll("script, style, noscript")) unseen.Remove();
        var texts = document.DocumentElement.Descendants<IText>().Select(static text => text.Data).ToList();
        foreach (var joint in (ReadOnlySpan<string>)["", " "])
        {
            var text = Plain(string.Join(joint, texts));
            TakeNumbers(text);
            TakeRelative(text);
        }
    }

    private void TakeNumbers(string text)
    {
        var numbers = Digits().Matches(text);
        for (var i = 0; i < numbers.Count; i++)
        {
            TakeRun(numbers[i].Value);
            var second = Neighbour(text, numbers, i + 1);
            if (second is null) continue;
            int a = Int(numbers[i].Value), b = Int(second);
            TakeMonth(a, b);
            TakeMonth(b, a);
            TakeYearless(a, b);
            if (Neighbour(text, numbers, i + 2) is { } third) TakeThree(a, b, Int(third));
        }
    }

    // 20260916, 202609, 20260916120000, seconds or milliseconds since 1970
    private void TakeRun(string run)
    {
        if (run.Length >= 8) Take(Int(run[..4]), Int(run[4..6]), Int(run[6..8]));
        if (run.Length is 6) TakeMonth(Int(run[..4]), Int(run[4..6]));
        var seconds = run.Length switch { 9 or 10 => run, 12 or 13 => run[..^3], _ => null };
        if (seconds is not null) _days.Add(DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, null)).UtcDateTime.AddHours(8)));
    }

    private void TakeThree(int a, int b, int c)
    {
        foreach (var year in (ReadOnlySpan<int>)[a, a + 1911, a + 2000])
        {
            Take(year, b, c);
            Take(year, c, b);
        }

        Take(b, c, a);
        Take(c, a, b);
        Take(c, b, a);
    }

    private void TakeMonth(int year, int month)
    {
        foreach (var full in (ReadOnlySpan<int>)[year, year + 1911])
        {
            if (!TryDay(full, month, 1, out var first)) continue;
            var end = first.AddMonths(1).AddDays(-1);
            _days.Add(end < _anchors[0] ? end : _anchors[0]);
            _days.Add(first);
        }
    }

    private void TakeYearless(int a, int b)
    {
        foreach (var (month, day) in (ReadOnlySpan<(int, int)>)[(a, b), (b, a)])
        {
            foreach (var anchor in _anchors)
            {
                for (var year = anchor.Year + 1; year > anchor.Year - 5; year--)
                {
                    if (!TryDay(year, month, day, out var value) || value > anchor.AddDays(1)) continue;
                    _days.Add(value);
                    break;
                }
            }

            foreach (var year in _years) Take(year, month, day);
        }
    }

    private void TakeRelative(string text)
    {
        foreach (Match word in Relative().Matches(text))
        {
            var count = word.Groups[1].Success ? Int(word.Groups[1]) : 0;
            (int From, int To) days = word.Groups[2].Value switch
            {
                "天前" or "日前" or "day" => (count, count),
                "周前" or "星期前" or "个星期前" or "week" => (7 * count, 7 * count),
                "小时前" or "个小时前" or "hour" => (count / 24, (count / 24) + 1),
                "个月前" or "月前" => (28 * count, 31 * count),
                "年前" => (365 * count, 366 * count),
                "分钟前" or "秒前" or "分前" or "min" => (0, 1),
                _ => word.Value switch { "昨天" or "昨日" => (1, 1), "前天" or "前日" => (2, 2), "上周" or "上星期" => (1, 14), "本周" or "本星期" => (0, 6), _ => (0, 0) },
            };
            foreach (var anchor in _anchors)
            {
                for (var back = days.From; back <= Math.Min(days.To, 4000); back++) _days.Add(anchor.AddDays(-back));
            }
        }
    }

    private void Take(int year, int month, int day)
    {
        if (TryDay(year, month, day, out var value)) _days.Add(value);
    }

    // The number right behind, with nothing but signs, blanks and 年月日 between.
    private static string? Neighbour(string text, MatchCollection numbers, int index)
    {
        if (index >= numbers.Count) return null;
        var from = numbers[index - 1].Index + numbers[index - 1].Length;
        var gap = text.AsSpan(from, numbers[index].Index - from);
        return gap.Length <= 8 && !gap.ContainsAnyExcept(s_between) ? numbers[index].Value : null;
    }

    private static bool TryDay(int year, int month, int day, out DateOnly value)
    {
        value = default;
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        value = new DateOnly(year, month, day);
        return true;
    }

    private static int Int(Group group) => Int(group.Value);

    private static int Int(string digits) => digits.Length > 9 ? 0 : int.Parse(digits, null);

    // Entities, full-width digits and 二〇二六年九月十六日 as plain digits, blanks folded.
    private static string Plain(string text)
    {
        text = WebUtility.HtmlDecode(text);
        text = Month().Replace(text, static match => $" {1 + ("janfebmaraprmayjunjulaugsepoctnovdec".IndexOf(match.Groups[1].Value, StringComparison.OrdinalIgnoreCase) / 3)} ");
        text = Ordinal().Replace(text, " ");
        text = Member().Replace(text, " ");
        text = ChineseNumber().Replace(text, static match => " " + Arabic(match.Value));
        var builder = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is >= '０' and <= '９') builder.Append((char)(c - '０' + '0'));
            else if (c is '\0' || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Surrogate) continue;
            else if (!char.IsWhiteSpace(c) && c != '\ufffd') builder.Append(c);
            else if (builder.Length == 0 || builder[^1] != ' ') builder.Append(' ');
        }

        return builder.ToString();
    }

    private static string Arabic(string numeral)
    {
        numeral = Naught().Replace(numeral, "〇").Replace("廿", "二十", StringComparison.Ordinal).Replace("卅", "三十", StringComparison.Ordinal).Replace('元', '一');
        if (!numeral.Contains('十', StringComparison.Ordinal)) return string.Concat(numeral.Select(static c => Numerals.IndexOf(c, StringComparison.Ordinal)));
        var parts = numeral.Split('十');
        var tens = parts[0].Length == 0 ? 1 : Numerals.IndexOf(parts[0][^1], StringComparison.Ordinal);
        var ones = parts[1].Length == 0 ? 0 : Numerals.IndexOf(parts[1][0], StringComparison.Ordinal);
        return ((10 * tens) + ones).ToString(null as IFormatProvider);
    }

    // so many at once close nothing
    [GeneratedRegex("(?:</[a-zA-Z]+>){8,}", RegexOptions.None, 5000)]
    private static partial Regex EndTags();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline, 5000)]
    private static partial Regex Comments();

    [GeneratedRegex("<[!?/a-zA-Z][^>]*>", RegexOptions.None, 5000)]
    private static partial Regex Tags();

    [GeneratedRegex("生成时间.{0,12}?([0-9]{4})[-/年.]([0-9]{1,2})[-/月.]([0-9]{1,2})", RegexOptions.Singleline, 5000)]
    private static partial Regex Made();

    // with a zone, in China it may be the next day
    [GeneratedRegex("([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})[T ][0-9]{2}:[0-9]{2}.{0,16}?(?:Z|[+-][0-9]|GMT|UTC)", RegexOptions.None, 5000)]
    private static partial Regex Instants();

    [GeneratedRegex("(?<![0-9])((?:19[89]|20[0-9])[0-9])(?=年|[/_-]|[0-9]{2}(?:[0-9]{2})?[/_.])", RegexOptions.None, 5000)]
    private static partial Regex Years();

    [GeneratedRegex("[0-9]+", RegexOptions.None, 5000)]
    private static partial Regex Digits();

    [GeneratedRegex("今天|今日|刚刚|昨天|昨日|前天|前日|半天前|半(?:个)?小时前|[上本](?:周|星期)|([0-9]{1,3}) ?(天前|日前|周前|个?星期前|个?小时前|个月前|月前|年前|分钟前|分前|秒前|day|week|hour|min)", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Relative();

    [GeneratedRegex("[〇零○◯一二三四五六七八九十廿卅元][〇零○◯ОOＯо０0一二三四五六七八九十廿卅元]*(?= ?[年月日号])", RegexOptions.None, 5000)]
    private static partial Regex ChineseNumber();

    [GeneratedRegex("[零○◯ОOＯо０0]", RegexOptions.None, 5000)]
    private static partial Regex Naught();

    [GeneratedRegex("(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?(?![a-z])[.]?", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Month();

    [GeneratedRegex("\"(?:year|month|monthValue|day|dayOfMonth|date)\" ?:", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Member();

    [GeneratedRegex("(?<=[0-9])(?:st|nd|rd|th)(?![a-z])", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Ordinal();
}
