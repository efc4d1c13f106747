using System.Text.RegularExpressions;
using AngleSharp.Dom;
using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Bench.Reader;

/// <summary>How general tools date a page: by its header where that tells, else by the dates in its text, whatever they date. And how
/// a list is read in haste: by its first item.</summary>
public static partial class GeneralDates
{
    private static readonly string[] s_metas = ["pubdate", "publishdate", "publish_date", "date", "dc.date", "article:published_time", "og:published_time", "lastmodified"];

    public static DateOnly? MostFrequent(HtmlPage page, DateOnly observedOn) =>
        OfHeader(page, observedOn) ?? Dates(page, observedOn).GroupBy(static day => day).OrderByDescending(static group => group.Count()).ThenByDescending(static group => group.Key)
            .Select(static group => (DateOnly?)group.Key).FirstOrDefault();

    public static DateOnly? Latest(HtmlPage page, DateOnly observedOn) =>
        OfHeader(page, observedOn) ?? Dates(page, observedOn).Select(static day => (DateOnly?)day).Max();

    public static DateOnly? OfFirstItem(HtmlPage page, DateOnly observedOn)
    {
        foreach (var item in page.Document.QuerySelectorAll("li, tr"))
        {
            if (item.QuerySelector("a[href]") is not null && DatesIn(item.TextContent, observedOn).FirstOrDefault() is var day && day != default) return day;
        }

        return null;
    }

    private static DateOnly? OfHeader(HtmlPage page, DateOnly observedOn)
    {
        foreach (var meta in page.Document.QuerySelectorAll("meta"))
        {
            if (!s_metas.Contains(meta.GetAttribute("name") ?? meta.GetAttribute("property"), StringComparer.OrdinalIgnoreCase)) continue;
            if (DatesIn(meta.GetAttribute("content") ?? "", observedOn).FirstOrDefault() is var day && day != default) return day;
        }

        return page.Document.QuerySelector("time[datetime]")?.GetAttribute("datetime") is { } time && DatesIn(time, observedOn).FirstOrDefault() is var shown && shown != default ? shown : null;
    }

    private static IEnumerable<DateOnly> Dates(HtmlPage page, DateOnly observedOn)
    {
        foreach (var text in page.Document.Body?.Descendants<IText>() ?? [])
        {
            if (text.ParentElement?.LocalName is "script" or "style") continue;
            foreach (var day in DatesIn(text.Data, observedOn)) yield return day;
        }
    }

    private static IEnumerable<DateOnly> DatesIn(string text, DateOnly observedOn)
    {
        foreach (Match match in FullDate().Matches(text))
        {
            var (year, month, day) = (int.Parse(match.Groups["y"].ValueSpan, null), int.Parse(match.Groups["m"].ValueSpan, null), int.Parse(match.Groups["d"].ValueSpan, null));
            if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) continue;
            if (new DateOnly(year, month, day) is var value && value <= observedOn) yield return value;
        }
    }

    [GeneratedRegex(@"(?<![0-9])(?<y>(?:199|20[0-9])[0-9])\s?[-/.年]\s?(?<m>[0-9]{1,2})\s?[-/.月]\s?(?<d>[0-9]{1,2})(?![0-9])", RegexOptions.None, 2000)]
    private static partial Regex FullDate();
}
