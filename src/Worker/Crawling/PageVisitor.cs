using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage;
using FreshnessCrawler.Storage.Mapping;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Columns;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Following;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>Fetches one page and reads it.</summary>
public sealed partial class PageVisitor(ItemMemory memory, IOptions<CrawlOptions> options, TimeProvider clock, ILogger<PageVisitor> log)
{
    /// <summary>Visits a column, and follows it where its page leaves the question open. Past the run's deadline nothing is asked for and the row says so.</summary>
    /// <param name="wantsNavigation">Whether the columns that the page's navigation names are wanted: of a home page.</param>
    public async Task<PageVisit> VisitAsync(
        ColumnTarget column, HomeAddresses homes, CrawlContext context, LinkPool? links, bool wantsNavigation, CancellationToken ct)
    {
        if (!MayGoOn(context))
            return new PageVisit(column, FetchStatus.Deferred, ColumnReader.NotReached(column, "本批次截止前未轮到", clock.GetUtcNow()), [], null);

        using var page = await context.Fetcher.FetchAsync(Request(column, homes, context.BypassCaches, needsBody: links is not null), ct);
        context.OnPages(1);
        using var parsed = Parse(page);
        ColumnReading reading;
        HomeNavigation? navigation = null;
        ColumnTags? tags = null;
        var linkCount = 0;
        Trail? trail = null;
        try
        {
            if (parsed is not null && wantsNavigation) navigation = Navigation(parsed, page, context);
            if (parsed is not null && links is not null) linkCount = links.Add(parsed, 2);
            if (ColumnReader.WithoutReading(column, page, parsed is not null, homes) is { } without) reading = without;
            else
            {
                (reading, trail) = await ReadAsync(column, page, parsed!, context, ct);
                tags = TagsOf(column, parsed!, reading);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !DatabasePatience.IsPassing(fault))
        {
            // A page that trips the reader must not cost the other columns their row; it is a bug of ours, said loudly.
            LogReaderFault(fault, column.Url);
            reading = ColumnReader.NotReached(column, $"程序读取该页时出错（{fault.GetType().Name}），请报告开发人员", page.FetchedAt);
        }

        var observation = reading.Row.Observation;
        var kind = column.Category == ColumnCategory.Home ? "home" : observation.Outcome == ReadingOutcome.NotRead ? "none" : "list";
        var rows = new List<PageRow> { Row(page, 1 + column.Level, kind, linkCount, observation.Newest) };
        if (trail is not null)
        {
            context.OnPages(trail.Pages.Count);
            rows.AddRange(trail.Pages.Select(followed => Row(followed.Page, 2 + column.Level, followed.Kind, 0, followed.Newest)));
        }

        return new PageVisit(column, page.Status, reading, rows, navigation) { Tags = tags };
    }

    private static HomeNavigation Navigation(HtmlPage parsed, FetchedPage page, CrawlContext context) =>
        new(ColumnDiscovery.Survey(parsed, new Uri(page.FinalUrl), context.Point.Day), DiscoveryLeads.Find(parsed))
        {
            SiteNames = [.. new[] { parsed.Tags.SiteName, parsed.Tags.Title }.OfType<string>()],
        };

    // An article's tags, or those of a page that is none of the column's, are not the column's.
    private static ColumnTags? TagsOf(ColumnTarget column, HtmlPage parsed, ColumnReading reading) =>
        column.Source == ColumnSource.Discovered && parsed.Tags.ArticleTitle is null && reading.Row.Observation is { Outcome: not ReadingOutcome.NotRead, Suspect: null }
            ? ColumnTags.Of(parsed, column.Name)
            : null;

    private async Task<(ColumnReading Reading, Trail Trail)> ReadAsync(ColumnTarget column, FetchedPage page, HtmlPage parsed, CrawlContext context, CancellationToken ct)
    {
        var request = new PursuitRequest(parsed, page, column.Category, $"{column.ColumnId}", MonitoringPoint.DayOf(page.FetchedAt))
        {
            KnownWay = column.Known is { Way: { } way } ? EnumText.FromText<ReadingWay>(way) : null,
            KnownSource = column.Known?.SourceUrl,
            BypassCaches = context.BypassCaches,
            Recall = context.BypassCaches ? null : (items, token) => memory.RecallAsync(column.ColumnId, items, token),
            MayGoOn = () => MayGoOn(context),
        };
        var pursuit = await context.Pursuit.ReadAsync(request, ct);
        var reading = ColumnReader.Read(column, page, pursuit);
        var row = reading.Row;
        var doubt = column.Known is { } known
            ? ReaderDoubt.Of(known, row.Observation.Outcome, row.Observation.Newest, row.Observation.ItemCount, row.Template, row.Way, row.ReaderVersion, options.Value)
            : null;
        return (doubt is null ? reading : ColumnReader.Doubted(column, page, reading, column.Known!, doubt), pursuit.Trail);
    }

    /// <summary>Fetches a page that tells of a site's columns and hands it over if it came.</summary>
    public static async Task<PageRow> ReadLeadAsync(string url, CrawlContext context, Action<FetchedPage> read, CancellationToken ct)
    {
        using var page = await context.Fetcher.FetchAsync(new PageRequest(url), ct);
        context.OnPages(1);
        if (page.Status == FetchStatus.Ok) read(page);
        return Row(page, 2, "other", 0, null);
    }

    /// <summary>False past the run's deadline.</summary>
    public bool MayGoOn(CrawlContext context) => context.Deadline is not { } deadline || clock.GetUtcNow() < deadline;

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
            var list = ListPageReader.Read(parsed, MonitoringPoint.DayOf(page.FetchedAt));
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
    private static PageRequest Request(ColumnTarget column, HomeAddresses homes, bool bypassCaches, bool needsBody)
    {
        var trusted = !bypassCaches && !needsBody && column.Known?.ReaderVersion == ListPageReader.ReaderVersion ? column.Known : null;
        return new PageRequest(column.Url) { BypassCaches = bypassCaches, PublicOnly = column.Source == ColumnSource.Discovered && !homes.IsOfSite(column.Url), ETag = trusted?.ETag, LastModified = trusted?.LastModified };
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
        page.FetchedAt)
    {
        Answered = !FetchErrors.IsSilence(page.Cause ?? page.Status),
    };

    [LoggerMessage(LogLevel.Error, "The reader failed on {Url}: the page is recorded as not read")]
    private partial void LogReaderFault(Exception fault, string url);
}
