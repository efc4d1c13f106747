using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Mapping;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>Turns one fetched page into the column's observation. Only a page that was read whole says anything of the column.</summary>
public static class ColumnReader
{
    public const string TooDeep = "页面结构异常（标签嵌套过深），未予解析";

    /// <summary>Reads <paramref name="parsed"/> (null unless the fetch was Ok and the page can be parsed) as what the column is: a list, or the home page.</summary>
    /// <param name="homes">The addresses under which the site's home page is known: a column that leads there is gone.</param>
    public static ColumnReading Read(ColumnTarget column, FetchedPage page, HtmlPage? parsed, HomeAddresses homes)
    {
        if (page.Status == FetchStatus.NotModified && column.Known is { } known)
            return Unchanged(column, page, known);
        if (parsed is null)
            return NotRead(column, page, page.Status == FetchStatus.Ok ? TooDeep : FetchErrors.Describe(page.Status).Reason);
        if (column.Category != ColumnCategory.Home && !string.Equals(page.FinalUrl, column.Url, StringComparison.Ordinal) && homes.Contain(page.FinalUrl))
            return NotRead(column, page, "栏目地址跳转到了网站首页");

        var day = MonitoringPoint.DayOf(page.FetchedAt);
        var list = PageReader.Read(parsed, column.Category, day);
        var newest = list.Outcome == ReadingOutcome.Read ? list.Newest : null;
        var reading = Made(column, page, list.Outcome, list.Reason, newest?.Date, newest?.Title, newest?.Url, list.Items.Count, list.Template, list.Items, list.DependsOnDay);
        return reading with
        {
            Row = reading.Row with
            {
                Observation = reading.Row.Observation with { NewestSource = newest?.Source ?? DateSource.Shown },
                Way = EnumText.ToText(list.Way),
                SourceUrl = list.SourceUrl,
            },
        };
    }

    /// <summary>A column that the run did not come to: a row with the reason, and nothing else changes.</summary>
    public static ColumnReading NotReached(ColumnTarget column, string reason, DateTimeOffset at)
    {
        var nothing = new FetchedPage { RequestedUrl = column.Url, FinalUrl = column.Url, Status = FetchStatus.Deferred, FetchedAt = at, Attempts = 0 };
        var reading = NotRead(column, nothing, reason);
        return reading with { Row = reading.Row with { FetchStatus = ColumnRow.NotReached } };
    }

    private static ColumnReading Unchanged(ColumnTarget column, FetchedPage page, KnownReading known)
    {
        var reading = Made(column, page, known.Outcome, "网站答复自上次采集以来未变（304）", known.Newest, known.NewestTitle, known.NewestUrl, known.ItemCount, known.Template, []);
        return reading with
        {
            Row = reading.Row with { Observation = reading.Row.Observation with { NewestSource = known.NewestSource }, Way = known.Way, SourceUrl = known.SourceUrl },
        };
    }

    private static ColumnReading NotRead(ColumnTarget column, FetchedPage page, string reason) =>
        Made(column, page, ReadingOutcome.NotRead, reason, null, null, null, 0, null, []);

    private static ColumnReading Made(
        ColumnTarget column,
        FetchedPage page,
        ReadingOutcome outcome,
        string? reason,
        DateOnly? newest,
        string? title,
        string? url,
        int count,
        string? template,
        IReadOnlyList<ListItem> items,
        bool dependsOnDay = false)
    {
        var observation = new ColumnObservation
        {
            ColumnId = column.ColumnId,
            Name = column.Name,
            Url = column.Url,
            Category = column.Category,
            Level = column.Level,
            LimitDays = column.LimitDays,
            Exemption = column.Exemption,
            Source = column.Source,
            Confidence = column.Confidence,
            Outcome = outcome,
            Reason = reason,
            Newest = newest,
            NewestTitle = title,
            NewestUrl = url,
            ItemCount = count,
            ObservedAt = page.FetchedAt,
        };
        var unchanged = page.Status == FetchStatus.NotModified;
        var row = new ColumnRow(
            observation,
            page.Status.ToString(),
            page.HttpStatus,
            string.Equals(page.FinalUrl, column.Url, StringComparison.Ordinal) ? null : page.FinalUrl,
            unchanged,
            ListPageReader.ReaderVersion,
            // A reading that another day would make differently must be made again: no validators, no 304.
            dependsOnDay ? null : page.ETag ?? (unchanged ? column.Known?.ETag : null),
            dependsOnDay ? null : page.LastModified ?? (unchanged ? column.Known?.LastModified : null),
            template);
        var seen = new List<ItemRow>(items.Count);
        foreach (var item in items)
        {
            // A list item does not say whether its date was given whole, so none is compared with an earlier one.
            seen.Add(new ItemRow(column.ColumnId, item.Url, item.Title, item.Date, item.Pinned, page.FetchedAt, item.Source, Precise: false));
        }

        return new ColumnReading(row, seen);
    }
}
