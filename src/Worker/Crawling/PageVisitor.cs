using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Columns;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Fetching;
using Microsoft.Extensions.Logging;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>Fetches one page and reads it.</summary>
public sealed partial class PageVisitor(TimeProvider clock, ILogger<PageVisitor> log)
{
    /// <summary>Visits a column. Past the run's deadline nothing is asked for and the row says so.</summary>
    public async Task<PageVisit> VisitAsync(
        ColumnTarget column, HomeAddresses homes, CrawlContext context, LinkPool? links, bool discover, CancellationToken ct)
    {
        if (context.Deadline is { } deadline && clock.GetUtcNow() >= deadline)
            return new PageVisit(column, FetchStatus.Deferred, ColumnReader.NotReached(column, "本批次截止前未轮到", clock.GetUtcNow()), null, null);

        using var page = await context.Fetcher.FetchAsync(Request(column, context.BypassCaches, needsBody: links is not null), ct);
        context.OnPages(1);
        using var parsed = Parse(page);
        ColumnReading reading;
        IReadOnlyList<ProposedColumn>? proposed = null;
        var linkCount = 0;
        try
        {
            reading = ColumnReader.Read(column, page, parsed, homes);
            if (parsed is not null && discover) proposed = ColumnDiscovery.Discover(parsed, new Uri(page.FinalUrl));
            if (parsed is not null && links is not null) linkCount = links.Add(parsed, 2);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A page that trips the reader must not cost the other columns their row; it is a bug of ours, said loudly.
            LogReaderFault(fault, column.Url);
            reading = ColumnReader.NotReached(column, $"程序读取该页时出错（{fault.GetType().Name}），请报告开发人员", page.FetchedAt);
        }

        var observation = reading.Row.Observation;
        var kind = column.Category == ColumnCategory.Home ? "home" : observation.Outcome == ReadingOutcome.NotRead ? "none" : "list";
        return new PageVisit(column, page.Status, reading, Row(page, 1 + column.Level, kind, linkCount, observation.Newest), proposed);
    }

    /// <summary>Visits a page that is no column, for its links and its kind.</summary>
    public async Task<PageRow> WalkAsync(string url, int level, CrawlContext context, LinkPool links, CancellationToken ct)
    {
        using var page = await context.Fetcher.FetchAsync(new PageRequest(url), ct);
        context.OnPages(1);
        using var parsed = Parse(page);
        if (parsed is null) return Row(page, level, "none", 0, null);
        try
        {
            var found = level < context.Levels ? links.Add(parsed, level + 1) : 0;
            var list = ListPageReader.Read(parsed, Rules.MonitoringPoint.DayOf(page.FetchedAt));
            var isList = list.Outcome is ReadingOutcome.Read or ReadingOutcome.Undated;
            return Row(page, level, isList ? "list" : "other", found, list.Newest?.Date);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogReaderFault(fault, url);
            return Row(page, level, "none", 0, null);
        }
    }

    /// <summary>Null where there is nothing to parse, or where parsing it would take minutes.</summary>
    private static HtmlPage? Parse(FetchedPage page) =>
        page.Status == FetchStatus.Ok && !HtmlPage.TooDeep(page.Text) ? HtmlPage.Parse(page.TextBuffer, page.TextLength, new Uri(page.FinalUrl)) : null;

    // A walk needs the page's links, which a 304 does not bring.
    private static PageRequest Request(ColumnTarget column, bool bypassCaches, bool needsBody)
    {
        var trusted = !bypassCaches && !needsBody && column.Known?.ReaderVersion == ListPageReader.ReaderVersion ? column.Known : null;
        return new PageRequest(column.Url) { BypassCaches = bypassCaches, ETag = trusted?.ETag, LastModified = trusted?.LastModified };
    }

    private static PageRow Row(FetchedPage page, int level, string kind, int links, DateOnly? newest) => new(
        page.RequestedUrl,
        level,
        kind,
        page.Status.ToString(),
        page.HttpStatus,
        string.Equals(page.FinalUrl, page.RequestedUrl, StringComparison.Ordinal) ? null : page.FinalUrl,
        page.Bytes,
        (int)page.Elapsed.TotalMilliseconds,
        links,
        newest,
        page.TlsFault,
        page.FetchedAt);

    [LoggerMessage(LogLevel.Error, "The reader failed on {Url}: the page is recorded as not read")]
    private partial void LogReaderFault(Exception fault, string url);
}
