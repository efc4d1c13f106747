using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Campaigns;
using FreshnessCrawler.Storage.Campaigns;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Fetching;
using Microsoft.Extensions.Logging;

namespace FreshnessCrawler.Worker.Campaigns;

/// <summary>Looks for voting and like campaigns in the articles of sites: those that the lists have shown and whose titles sound like one, each read once.</summary>
public sealed partial class SiteCampaigns(UnsearchedArticles articles, CampaignBook book, TimeProvider clock, ILogger<SiteCampaigns> log)
{
    private const int Days = 60;
    private const int MostArticles = 300;
    private const int AtOnce = 4;

    /// <summary>Titles without any of these are not read: a campaign names itself.</summary>
    private static readonly string[] s_words = ["投票", "票选", "评选", "点赞", "集赞", "打卡", "打榜", "打call", "打Call", "人气", "助力", "最美", "推选", "网评", "征集活动", "大赛"];

    /// <returns>How many articles were read.</returns>
    public async Task<int> SearchAsync(long runId, PageFetcher fetcher, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await articles.ReadAsync(s_words, MonitoringPoint.DayOf(now).AddDays(-Days), now, MostArticles, ct);
        var read = new List<long>();
        var found = new List<(long SiteId, CampaignCandidate Campaign)>();
        var gate = new Lock();
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (article, token) =>
        {
            var (done, campaign) = await OneAsync(article, fetcher, now, token);
            lock (gate)
            {
                if (done) read.Add(article.ItemId);
                if (campaign is not null) found.Add((article.SiteId, campaign));
            }
        });
        // First what was found, then that it was read: a run killed in between reads again.
        foreach (var site in found.GroupBy(one => one.SiteId, one => one.Campaign)) await book.WriteSiteCandidatesAsync(runId, site.Key, now, [.. site], ct);
        await articles.MarkAsync(read, now, ct);
        return read.Count;
    }

    // A fault of ours over one article is said loudly and costs that article alone; it is not asked for again.
    private async Task<(bool Read, CampaignCandidate? Campaign)> OneAsync(UnsearchedArticle article, PageFetcher fetcher, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            return await ReadAsync(article, fetcher, now, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(fault, article.Url);
            return (true, null);
        }
    }

    [LoggerMessage(LogLevel.Error, "The article {Url} could not be searched for a campaign")]
    private partial void LogFault(Exception fault, string url);

    private static async Task<(bool Read, CampaignCandidate? Campaign)> ReadAsync(UnsearchedArticle article, PageFetcher fetcher, DateTimeOffset now, CancellationToken ct)
    {
        if (!Uri.TryCreate(article.Url, UriKind.Absolute, out var address)) return (true, null);
        var ownSite = string.Equals(address.IdnHost, new Uri(article.SiteUrl).IdnHost, StringComparison.OrdinalIgnoreCase);
        using var page = await fetcher.FetchAsync(new PageRequest(article.Url) { OnlyOnce = true, PublicOnly = !ownSite }, ct);
        // What passes is asked for again another night; what is gone, or no page, never.
        if (page.Status != FetchStatus.Ok) return (!FetchErrors.IsTransient(page.Status) && page.Status is not (FetchStatus.Blocked or FetchStatus.Challenged), null);
        if (HtmlPage.TooDeep(page.Text)) return (true, null);
        using var html = HtmlPage.Parse(page.TextBuffer, page.TextLength, new Uri(page.FinalUrl));
        var published = article.ShownOn ?? MonitoringPoint.DayOf(now);
        return (true, CampaignDetector.Read(article.Title, ArticleText.Of(html), article.Url, published));
    }
}
