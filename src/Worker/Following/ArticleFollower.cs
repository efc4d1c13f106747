using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Articles;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Following;

/// <summary>Dates the items of a list by their own pages, then by their addresses.</summary>
internal sealed class ArticleFollower(PageFetcher fetcher, int mostArticles, bool bypassCaches)
{
    // What no earlier night could date is asked again, for it may have been mended, but never a whole list of it.
    private const int MostRetried = 3;

    /// <summary>The items, those without a date given one where their article or their address has it.</summary>
    /// <param name="mayGoOn">Asked before each request: false once the run's deadline is past.</param>
    public async Task<IReadOnlyList<ListItem>> DateAsync(
        RememberedItems known, DateOnly observedOn, Trail trail, Func<bool> mayGoOn, CancellationToken ct)
    {
        var dated = known.Items.ToArray();
        var asked = 0;
        foreach (var at in Candidates(known))
        {
            if (asked == mostArticles || !mayGoOn()) break;
            asked++;
            if (await ReadAsync(dated[at], observedOn, trail, ct) is { } found) dated[at] = found;
        }

        for (var i = 0; i < dated.Length; i++)
        {
            if (dated[i].Date is null && ByAddress(dated[i].Url, observedOn) is { } date)
                dated[i] = dated[i] with { Date = date, Source = DateSource.Address };
        }

        return dated;
    }

    // A list runs from new to old as a rule; where it does not, the addresses may tell the newest.
    private static IEnumerable<int> Candidates(RememberedItems known)
    {
        var items = known.Items;
        var undated = Enumerable.Range(0, items.Count).Where(i => items[i].Date is null && IsWeb(items[i].Url)).DistinctBy(i => items[i].Url, StringComparer.Ordinal).ToList();
        var open = undated.FindAll(i => !known.Tried.Contains(items[i].Url));
        var first = open.Take(5);
        var newestAddress = open.OrderByDescending(i => ByAddress(items[i].Url, DateOnly.MaxValue) ?? DateOnly.MinValue).Take(3);
        return first.Concat(newestAddress).Concat(open).Distinct().Concat(undated.Where(i => known.Tried.Contains(items[i].Url)).Take(MostRetried));
    }

    // A fragment stands for an item that has no page of its own.
    private static bool IsWeb(string url) => !url.Contains('#', StringComparison.Ordinal) && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static DateOnly? ByAddress(string url, DateOnly latest) =>
        AddressDate.TryRead(url, out var year, out var month, out var day) && day > 0 && DateText.TryDay(year, month, day, out var date) && date <= latest ? date : null;

    private async Task<ListItem?> ReadAsync(ListItem item, DateOnly observedOn, Trail trail, CancellationToken ct)
    {
        using var page = await fetcher.FetchAsync(new PageRequest(item.Url) { BypassCaches = bypassCaches }, ct);
        var reading = Read(page, observedOn);
        trail.Add(page, "article", reading?.Date);
        if (page.Status != FetchStatus.Ok)
        {
            trail.Failed("文章", page);
            return null;
        }

        if (reading?.Date is not { } date)
        {
            trail.Say($"文章：{item.Title}：{reading?.Reason ?? "不是可读的文章页"}");
            return null;
        }

        trail.Say($"文章：{item.Title}：{date:yyyy-MM-dd}（{reading.DateFrom}，把握 {reading.Confidence:0.##}）");
        // What an article's page has from its own address only is worth no more than the address.
        return item with { Date = date, Source = reading.Confidence >= ArticleReading.Sure ? DateSource.Article : DateSource.Address };
    }

    private static ArticleReading? Read(FetchedPage page, DateOnly observedOn)
    {
        if (page.Status != FetchStatus.Ok || HtmlPage.TooDeep(page.Text)) return null;
        using var parsed = HtmlPage.Parse(page.TextBuffer, page.TextLength, new Uri(page.FinalUrl));
        return ArticleReader.Read(parsed, observedOn);
    }
}
