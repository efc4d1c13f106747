using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Articles;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Following;

/// <summary>Dates the items of a list by their own pages, then by their addresses.</summary>
/// <param name="siteHost">The host of the column: other hosts' articles are asked for at public addresses only.</param>
internal sealed class ArticleFollower(PageFetcher fetcher, string siteHost, int mostArticles, bool bypassCaches)
{
    // A host that fails twice running is left alone: its columns come first.
    private const int MostFailures = 2;

    private static readonly string[] s_documents = [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".zip", ".rar", ".jpg", ".png", ".mp4", ".wps", ".ofd"];

    // What no earlier night could date is asked again, for it may have been mended, but never a whole list of it.
    private const int MostRetried = 3;

    /// <summary>Whether articles left over by the limit are said to be unread: where a missing date would be a grave thing to say.</summary>
    public bool MustReadAll { get; init; }

    /// <summary>The items, those without a date given one where their article or their address has it; and why articles that should have
    /// been read were not, in Chinese, or null.</summary>
    /// <param name="mayGoOn">Asked before each request: false once the run's deadline is past.</param>
    public async Task<(IReadOnlyList<ListItem> Items, string? Unread)> DateAsync(
        RememberedItems known, DateOnly observedOn, Trail trail, Func<bool> mayGoOn, CancellationToken ct)
    {
        var dated = known.Items.ToArray();
        var (asked, failed, running) = (0, 0, 0);
        string? unread = null;
        var candidates = Candidates(known).ToList();
        foreach (var at in candidates.Take(mostArticles))
        {
            if (!mayGoOn()) unread = "本批次截止前未及读取文章";
            else if (running == MostFailures) unread = "文章页接连读取失败";
            if (unread is not null) break;
            asked++;
            var (item, answered) = await ReadAsync(dated[at], observedOn, trail, ct);
            dated[at] = item;
            failed += answered ? 0 : 1;
            running = answered ? 0 : running + 1;
        }

        if (MustReadAll && mostArticles > 0 && asked < candidates.Count) unread ??= $"另有{candidates.Count - asked}篇文章未读";
        if (failed > 0) unread = $"{asked}篇文章中有{failed}篇未能读取";
        for (var i = 0; i < dated.Length; i++)
        {
            if (dated[i].Date is null && ByAddress(dated[i].Url, observedOn) is { } date)
                dated[i] = dated[i] with { Date = date, Source = DateSource.Address };
        }

        return (dated, unread);
    }

    // A list runs from new to old as a rule; where it does not, the addresses may tell the newest.
    private static IEnumerable<int> Candidates(RememberedItems known)
    {
        var items = known.Items;
        var undated = Enumerable.Range(0, items.Count).Where(i => items[i].Date is null && IsPage(items[i].Url)).DistinctBy(i => items[i].Url, StringComparer.Ordinal).ToList();
        var open = undated.FindAll(i => !known.Tried.Contains(items[i].Url));
        var first = open.Take(5);
        var newestAddress = open.OrderByDescending(i => ByAddress(items[i].Url, DateOnly.MaxValue) ?? DateOnly.MinValue).Take(3);
        return first.Concat(newestAddress).Concat(open).Distinct().Concat(undated.Where(i => known.Tried.Contains(items[i].Url)).Take(MostRetried));
    }

    // A fragment stands for an item that has no page of its own.
    private static bool IsPage(string url) =>
        !Array.Exists(s_documents, ending => url.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) && !url.Contains('#', StringComparison.Ordinal)
        && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static DateOnly? ByAddress(string url, DateOnly latest) =>
        AddressDate.TryRead(url, out var year, out var month, out var day) && day > 0 && DateText.TryDay(year, month, day, out var date) && date <= latest ? date : null;

    private async Task<(ListItem Item, bool Answered)> ReadAsync(ListItem item, DateOnly observedOn, Trail trail, CancellationToken ct)
    {
        var request = new PageRequest(item.Url) { BypassCaches = bypassCaches, OnlyOnce = true, PublicOnly = !SiteScope.Contains(siteHost, new Uri(item.Url).Host) };
        using var page = await fetcher.FetchAsync(request, ct);
        var reading = Read(page, observedOn);
        trail.Add(page, "article", reading?.Date);
        if (page.Status != FetchStatus.Ok)
        {
            trail.Failed("文章", page);
            return (item, false);
        }

        if (reading?.Date is not { } date)
        {
            trail.Say($"文章：{item.Title}：{reading?.Reason ?? "不是可读的文章页"}");
            // Only an article that was read and shows no date has none.
            return (item, reading is { Kind: ArticleKind.Article });
        }

        trail.Say($"文章：{item.Title}：{date:yyyy-MM-dd}（{reading.DateFrom}，把握 {reading.Confidence:0.##}）");
        // What an article's page has from its own address only is worth no more than the address.
        return (item with { Date = date, Source = reading.Confidence >= ArticleReading.Sure ? DateSource.Article : DateSource.Address }, true);
    }

    private static ArticleReading? Read(FetchedPage page, DateOnly observedOn)
    {
        if (page.Status != FetchStatus.Ok || HtmlPage.TooDeep(page.Text)) return null;
        using var parsed = HtmlPage.Parse(page.TextBuffer, page.TextLength, new Uri(page.FinalUrl));
        return ArticleReader.Read(parsed, observedOn);
    }
}
