using System.Buffers;

namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>When the page was made (页面生成时间), as often and in as many spellings as it says so. A tag with the same time tells of
/// the making, not of the publication.</summary>
internal static class PageGeneration
{
    private const int MostPlaces = 12;
    private const int LongestDate = 40;
    private static readonly SearchValues<string> s_words = SearchValues.Create(["生成时间", "页面更新时间", "页面生成于", "网页生成于"], StringComparison.Ordinal);

    public static bool Made(ReadOnlySpan<char> raw, ArticleDate date)
    {
        for (var place = 0; place < MostPlaces; place++)
        {
            var at = raw.IndexOfAny(s_words);
            if (at < 0) return false;
            // 信息生成时间 is the document's
            var ofDocument = at >= 2 && raw[(at - 2)..at] is "信息" or "文件" or "内容";
            raw = raw[(at + 4)..];
            if (!ofDocument && TryRead(raw, out var day, out var time) && IsSame(day, time, date)) return true;
        }

        return false;
    }

    private static bool TryRead(ReadOnlySpan<char> behind, out DateOnly day, out TimeOnly? time)
    {
        behind = behind[..Math.Min(behind.Length, LongestDate)].TrimStart("间\"'=：:> \u00a0(（");
        if (behind.StartsWith("content", StringComparison.OrdinalIgnoreCase)) behind = behind[7..].TrimStart("\"'= ");
        var end = behind.IndexOfAny("\"'<>");
        return WrittenDate.TryRead(end < 0 ? behind : behind[..end], out day, out time);
    }

    // To the minute; without a time of day on both sides, to the day.
    private static bool IsSame(DateOnly day, TimeOnly? time, ArticleDate date)
    {
        if (day != date.Day) return false;
        if (time is { } made && date.Time is { } given) return made.Hour == given.Hour && made.Minute == given.Minute;
        return time is null && date.Time is null;
    }
}
