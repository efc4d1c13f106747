using System.Text.RegularExpressions;

namespace FreshnessCrawler.Worker.Tests.Extraction.Mutation;

/// <summary>Moves all dates of a page's source by some days, in texts and addresses alike.</summary>
public sealed partial class DateShift(int days, DateOnly anchor)
{
    /// <summary>Four years with one leap day: month and day stay, so that only years have to be moved, however they are written.</summary>
    public const int FourYears = 1461;

    private const string Numerals = "〇一二三四五六七八九";
    private const string FullWidth = "０１２３４５６７８９";

    /// <summary>The days that were found and moved, as they were before; empty for <see cref="FourYears"/>, which looks at years alone.</summary>
    public HashSet<DateOnly> Moved { get; } = [];

    public string Apply(string html)
    {
        if (days == FourYears) return Instants().Replace(Tens().Replace(FullYears().Replace(Chinese().Replace(YearsOf().Replace(html, MoveYear), MoveChinese), MoveFull), MoveYear), MoveInstant);
        html = Folder().Replace(html, match => Day(match, 2) is { } day ? $"/{day:yyyyMM}/t{day:yyyyMMdd}" : match.Value);
        html = Full().Replace(html, match => Day(match, 1, 3, 5) is { } day
            ? $"{day.Year}{match.Groups[2]}{As(day.Month, match.Groups[3])}{match.Groups[4]}{As(day.Day, match.Groups[5])}" : match.Value);
        html = Compact().Replace(html, match => Day(match, 1) is { } day ? $"{day:yyyyMMdd}" : match.Value);
        return Yearless().Replace(html, match => Inferred(match) is { } day
            ? $"{As(day.Month, match.Groups[1])}{match.Groups[2]}{As(day.Day, match.Groups[3])}" : match.Value);
    }

    private static string As(int number, Group like) => like.Length == 2 ? $"{number:D2}" : $"{number}";

    private static int Int(Group group) => int.Parse(group.ValueSpan, null);

    private DateOnly? Day(Match match, int year, int month, int day) => Move(Int(match.Groups[year]), Int(match.Groups[month]), Int(match.Groups[day]));

    private DateOnly? Day(Match match, int group) =>
        match.Groups[group].Value is var run ? Move(int.Parse(run[..4], null), int.Parse(run[4..6], null), int.Parse(run[6..], null)) : null;

    private DateOnly? Move(int year, int month, int day)
    {
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        // a day that this very pass wrote is not told from one that was there: no run of digits is looked at twice
        var value = new DateOnly(year, month, day);
        Moved.Add(value);
        return value.AddDays(days);
    }

    private DateOnly? Inferred(Match match)
    {
        for (var year = anchor.Year + 1; year > anchor.Year - 5; year--)
        {
            var (month, day) = (Int(match.Groups[1]), Int(match.Groups[3]));
            if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || new DateOnly(year, month, day) > anchor.AddDays(1)) continue;
            return Move(year, month, day);
        }

        return null;
    }

    private static string MoveYear(Match match) => $"{Int(match.Groups[1]) + 4}".PadLeft(match.Groups[1].Length, '0');

    private static string MoveChinese(Match match)
    {
        var year = 0;
        foreach (var c in match.Groups[1].Value) year = (year * 10) + Math.Max(0, Numerals.IndexOf(c, StringComparison.Ordinal));
        return string.Concat($"{year + 4}".Select(static digit => Numerals[digit - '0']));
    }

    private static string MoveFull(Match match)
    {
        var year = match.Groups[1].Value.Aggregate(0, static (year, c) => (year * 10) + FullWidth.IndexOf(c, StringComparison.Ordinal));
        return string.Concat($"{year + 4}".Select(static digit => FullWidth[digit - '0']));
    }

    private static string MoveInstant(Match match)
    {
        var seconds = long.Parse(match.Groups[1].ValueSpan, null) + (FourYears * 86_400L);
        return $"{seconds}{match.Groups[2]}";
    }

    [GeneratedRegex(@"(?<![0-9])((?:19[89]|20[0-8])[0-9])(?=(?:[0-9]{2}|[0-9]{4})?(?![0-9]))", RegexOptions.None, 5000)]
    private static partial Regex YearsOf();

    // 26-09-16, 民国115年, 民國115/09/16
    [GeneratedRegex(@"((?<![0-9/-])[0-9]{2}(?=([-/])[0-9]{2}\2[0-9]{2}(?![0-9]))|(?<=[国國])1[0-9]{2}(?=[年./-]))", RegexOptions.None, 5000)]
    private static partial Regex Tens();

    [GeneratedRegex("([一二][〇零○ОO九][〇零○ОO一二三四五六七八九]{2})(?=年)", RegexOptions.None, 5000)]
    private static partial Regex Chinese();

    [GeneratedRegex("(?<![０-９])((?:１９[８９]|２０[０-８])[０-９])(?![０-９])", RegexOptions.None, 5000)]
    private static partial Regex FullYears();

    [GeneratedRegex("(?<![0-9])(1[4-9][0-9]{8})([0-9]{3})?(?![0-9])", RegexOptions.None, 5000)]
    private static partial Regex Instants();

    [GeneratedRegex("/((?:20)[0-9]{4})/t(20[0-9]{6})(?![0-9])", RegexOptions.None, 5000)]
    private static partial Regex Folder();

    [GeneratedRegex(@"(?<![0-9])((?:19[89]|20[0-9])[0-9])(\s*[-/.年]\s*)([0-9]{1,2})(\s*[-/.月]\s*)([0-9]{1,2})(?![0-9])", RegexOptions.None, 5000)]
    private static partial Regex Full();

    [GeneratedRegex("(?<![0-9t])(20[0-9]{6})(?![0-9])", RegexOptions.None, 5000)]
    private static partial Regex Compact();

    [GeneratedRegex(@"(?<![0-9:/.年-])([0-9]{1,2})([-月/])([0-9]{1,2})(?=[日号<\]\)）\s]|$)", RegexOptions.None, 5000)]
    private static partial Regex Yearless();
}
