using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Feeds;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Following;

/// <summary>Asks the feed that a column's page links, where the page itself shows nothing fresh.</summary>
internal sealed class FeedFollower(PageFetcher fetcher, int mostFeeds, bool bypassCaches)
{
    /// <summary>The feed's reading where it shows a newer date than <paramref name="known"/>, or a fresh one where none is known; null
    /// otherwise: an old or empty feed proves nothing.</summary>
    public async Task<ListReading?> ReadAsync(HtmlPage page, IReadOnlyList<string> links, DateOnly? known, DateOnly observedOn, Trail trail, Func<bool> mayGoOn, CancellationToken ct)
    {
        foreach (var url in links.Take(mostFeeds))
        {
            if (!mayGoOn()) return null;
            using var answer = await fetcher.FetchAsync(new PageRequest(url) { BypassCaches = bypassCaches, OnlyOnce = true }, ct);
            if (answer.Status != FetchStatus.Ok)
            {
                trail.Add(answer, "feed");
                trail.Failed("订阅源", answer);
                continue;
            }

            var feed = FeedReader.Read(answer.Text, new Uri(answer.FinalUrl), answer.FetchedAt);
            trail.Add(answer, "feed", feed.Newest?.Day);
            trail.Say($"订阅源：{url}：{feed.Items.Count} 条{(feed.Newest?.Day is { } day ? $"，最新 {day:yyyy-MM-dd}" : "")}{(feed.Reason is null ? "" : $"；{feed.Reason}")}");
            if (!IsOfColumn(page, feed))
                trail.Say("订阅源：不是本栏目的，未采用");
            else if (feed is { Outcome: ReadingOutcome.Read, Newest.Day: { } newest } && newest <= observedOn && (known is { } date ? newest > date : newest >= observedOn.AddDays(-ListPageReader.FreshDays)))
                return Of(feed, url);
        }

        return null;
    }

    // A site's one feed for all its columns must not make a stale column fresh.
    private static bool IsOfColumn(HtmlPage page, FeedReading feed)
    {
        if (page.Tags.ColumnName is { Length: >= 2 } name && feed.Title?.Contains(name, StringComparison.Ordinal) == true) return true;
        var directory = page.Address.Directory.ToString();
        if (directory.Length < 2) return false;
        var below = feed.Items.Count(item => page.Address.PathOf(item.Url)?.StartsWith(directory, StringComparison.Ordinal) == true);
        return below > 0 && below * 2 >= feed.Items.Count;
    }

    private static ListReading Of(FeedReading feed, string url)
    {
        var items = feed.Items.Select(item => new ListItem(item.Title, item.Url, item.Day, item.Pinned, item.Note)).ToList();
        var newest = items.Where(item => item.Date is not null).MaxBy(item => item.Date);
        return new ListReading(ReadingOutcome.Read, null, items, newest, null, DependsOnDay: true, ReadingWay.Feed, url);
    }
}
