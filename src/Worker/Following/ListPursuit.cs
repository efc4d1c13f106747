using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Sources;
using FreshnessCrawler.Worker.Feeds;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Following;

/// <summary>Reads a column by its page and, where the page does not say, by what it leads to: the list's own source, the feed, the
/// articles, at last a browser. Each step only as far as the one before left the question open.</summary>
public sealed class ListPursuit(PageReader reader, PageFetcher fetcher, BrowserFollower? browser, FollowOptions options)
{
    public async Task<Pursuit> ReadAsync(PursuitRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        var trail = new Trail();
        var reading = reader.Read(request.Page, request.Category, request.ObservedOn);
        if (reading.Outcome == ReadingOutcome.NotRead) reading = await ElsewhereAsync(request, reading, trail, ct);
        var links = request.Category == ColumnCategory.Home ? [] : FeedLinks.Find(request.Page);
        trail.HasOtherSources = links.Count > 0;
        if (links.Count > 0 && !IsFresh(reading, request.ObservedOn))
        {
            var feeds = new FeedFollower(fetcher, options.FeedsPerColumn, request.BypassCaches);
            reading = await feeds.ReadAsync(request.Page, links, reading.Newest?.Date, request.ObservedOn, trail, request.MayGoOn, ct) ?? reading;
        }

        if (reading is { Outcome: ReadingOutcome.Undated or ReadingOutcome.NotRead, Items.Count: > 0 }) reading = await DateAsync(request, reading, trail, ct);
        return new Pursuit(reading, trail);
    }

    private static bool IsFresh(ListReading reading, DateOnly observedOn) =>
        reading.Outcome == ReadingOutcome.Read && reading.Newest?.Date >= observedOn.AddDays(-ListPageReader.FreshDays);

    private async Task<ListReading> ElsewhereAsync(PursuitRequest request, ListReading reading, Trail trail, CancellationToken ct)
    {
        // What only a browser could read last time is read by it at once; its sources are asked where it fails.
        var browserFirst = request.KnownWay == ReadingWay.Browser;
        var first = browserFirst ? await BrowseAsync(request, reading, trail, ct) : await AskSourcesAsync(request, trail, ct);
        if (first is { Outcome: not ReadingOutcome.NotRead }) return first;
        var second = browserFirst ? await AskSourcesAsync(request, trail, ct) : await BrowseAsync(request, reading, trail, ct);
        return second is { Outcome: not ReadingOutcome.NotRead } ? second : (browserFirst ? first : second) ?? reading;
    }

    private Task<ListReading?> AskSourcesAsync(PursuitRequest request, Trail trail, CancellationToken ct) =>
        new SourceFollower(reader, fetcher, options.SourcesPerColumn, request.BypassCaches)
            .ReadAsync(request.Page, request.Category, request.KnownSource, request.ObservedOn, trail, request.MayGoOn, ct);

    private async Task<ListReading?> BrowseAsync(PursuitRequest request, ListReading reading, Trail trail, CancellationToken ct)
    {
        if (browser is null || EmptyShell.Proof(request.Page, reading) is not { } proof || !request.MayGoOn()) return null;
        trail.Say($"静态页面是空壳：{proof}");
        return await browser.ReadAsync(request, trail, ct);
    }

    private async Task<ListReading> DateAsync(PursuitRequest request, ListReading reading, Trail trail, CancellationToken ct)
    {
        var known = request.Recall is { } recall ? await recall(reading.Items, ct) : RememberedItems.Nothing(reading.Items);
        var articles = new ArticleFollower(fetcher, request.Page.Address.Host, options.ArticlesPerColumn, request.BypassCaches) { MustReadAll = request.Category == ColumnCategory.Home };
        var (items, unread) = await articles.DateAsync(known, request.ObservedOn, trail, request.MayGoOn, ct);
        items = [.. items.Select(item => item.Date is null && known.FirstSeen.TryGetValue(item.Url, out var day)
            ? item with { Date = day, Source = DateSource.FirstSeen }
            : item)];
        return LastUpdate.Conclude(reading, items, unread, isOneList: request.Category != ColumnCategory.Home && !reading.SeveralLists, request.ObservedOn);
    }
}
