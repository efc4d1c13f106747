using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Mapping;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Following;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>Turns what came of one column's page into its observation. Only a page that was read whole says anything of the column.</summary>
public static class ColumnReader
{
    /// <summary>The observation of a column whose page cannot be read or need not be; null where it is to be read.</summary>
    /// <param name="canBeParsed">Whether the page came and is no trap for the parser.</param>
    /// <param name="homes">The addresses under which the site's home page is known: a column that leads there is gone.</param>
    public static ColumnReading? WithoutReading(ColumnTarget column, FetchedPage page, bool canBeParsed, HomeAddresses homes)
    {
        if (page.Status == FetchStatus.NotModified && column.Known is { } known) return Unchanged(column, page, known);
        if (!canBeParsed) return NotRead(column, page, page.Status == FetchStatus.Ok ? HtmlPage.TooDeepReason : FetchErrors.Describe(page.Status).Reason);
        return column.Category != ColumnCategory.Home && !string.Equals(page.FinalUrl, column.Url, StringComparison.Ordinal) && homes.Contain(page.FinalUrl)
            ? NotRead(column, page, "栏目地址跳转到了网站首页")
            : null;
    }

    /// <summary>The observation of a column that was read, by whatever way.</summary>
    public static ColumnReading Read(ColumnTarget column, FetchedPage page, Pursuit pursuit)
    {
        var list = pursuit.Reading;
        var newest = list.Outcome == ReadingOutcome.Read ? list.Newest : null;
        var observation = Of(column, page, list.Outcome, list.Reason) with
        {
            Newest = newest?.Date,
            NewestSource = newest?.Source ?? DateSource.Shown,
            NewestTitle = newest?.Title,
            NewestUrl = newest?.Url,
            ItemCount = list.Items.Count,
        };
        // What came, or could come, from elsewhere is not proven by the page's own 304.
        var row = RowOf(column, page, observation, list.DependsOnDay || list.Outcome == ReadingOutcome.Undated || pursuit.Trail.Pages.Count > 0 || pursuit.Trail.HasOtherSources) with
        {
            Template = list.Template,
            Way = EnumText.ToText(list.Way),
            SourceUrl = list.SourceUrl,
            Screenshot = pursuit.Trail.Screenshot,
        };
        return new ColumnReading(row, [.. list.Items.Select(item => ItemOf(column, page, item))]);
    }

    /// <summary>The observation of a column whose new reading is not to be believed: what was known is carried on, or nothing is said.
    /// The doubtful items are not kept.</summary>
    public static ColumnReading Doubted(ColumnTarget column, FetchedPage page, ColumnReading reading, KnownReading known, Doubt doubt)
    {
        var observation = doubt.NotRead is { } reason
            ? Of(column, page, ReadingOutcome.NotRead, reason)
            : Known(column, page, known, known.Outcome == ReadingOutcome.Read ? null : "沿用上次读取的结果");
        var row = RowOf(column, page, observation with { Suspect = doubt.Cause }, dependsOnDay: true);
        return new ColumnReading(row with { Template = reading.Row.Template, Way = reading.Row.Way, SourceUrl = reading.Row.SourceUrl, Screenshot = reading.Row.Screenshot }, []);
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
        var row = RowOf(column, page, Known(column, page, known, "网站答复自上次采集以来未变（304）"), dependsOnDay: false);
        return new ColumnReading(row with { ETag = page.ETag ?? known.ETag, LastModified = page.LastModified ?? known.LastModified, Template = known.Template, Way = known.Way, SourceUrl = known.SourceUrl }, []);
    }

    private static ColumnReading NotRead(ColumnTarget column, FetchedPage page, string reason) =>
        new(RowOf(column, page, Of(column, page, ReadingOutcome.NotRead, reason), dependsOnDay: false), []);

    private static ColumnObservation Known(ColumnTarget column, FetchedPage page, KnownReading known, string? reason) => Of(column, page, known.Outcome, reason) with
    {
        Newest = known.Newest,
        NewestSource = known.NewestSource,
        NewestTitle = known.NewestTitle,
        NewestUrl = known.NewestUrl,
        ItemCount = known.ItemCount,
    };

    private static ColumnObservation Of(ColumnTarget column, FetchedPage page, ReadingOutcome outcome, string? reason) => new()
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
        ObservedAt = page.FetchedAt,
    };

    // A reading that another day, or another page, would make differently must be made again: no validators, no 304.
    private static ColumnRow RowOf(ColumnTarget column, FetchedPage page, ColumnObservation observation, bool dependsOnDay) => new(
        observation,
        page.Status.ToString(),
        page.HttpStatus,
        string.Equals(page.FinalUrl, column.Url, StringComparison.Ordinal) ? null : page.FinalUrl,
        page.Status == FetchStatus.NotModified,
        ListPageReader.ReaderVersion,
        dependsOnDay ? null : page.ETag,
        dependsOnDay ? null : page.LastModified,
        Template: null);

    private static ItemRow ItemOf(ColumnTarget column, FetchedPage page, ListItem item) =>
        new(column.ColumnId, item.Url, item.Title, item.Date, item.Pinned, page.FetchedAt) { DateSource = item.Source, Precise = !item.Inferred };
}
