using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Articles;
using FreshnessCrawler.Worker.Extraction.Sources;
using FreshnessCrawler.Worker.Feeds;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Following;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Commands.Explain;

/// <summary>Reads one fetched page as what it is and tells the steps.</summary>
/// <param name="pursuit">Follows an address further, as the night does; for a saved page it asks for nothing.</param>
internal sealed class PageStory(FetchedPage page, DateOnly day, ListPursuit pursuit, PolicyFile policies)
{
    private readonly List<string> _steps = [];

    public async Task<Explanation> TellAsync(CancellationToken ct)
    {
        TellFetch();
        if (page.Status != FetchStatus.Ok) return Refused();
        _steps.Add($"编码：{page.Charset}");
        if (FeedReader.LooksLikeFeed(page.Text)) return Feed();
        if (LooksLikeJson(page.Text)) return Json();
        if (HtmlPage.TooDeep(page.Text)) return Unread("error", HtmlPage.TooDeepReason);

        using var parsed = HtmlPage.Parse(page.TextBuffer, page.TextLength, new Uri(page.FinalUrl));
        var nature = PageKinds.Of(parsed, day);
        _steps.Add($"页面：{nature.Reason}，判读日 {day:yyyy-MM-dd}");
        return nature.Kind is PageKind.Article or PageKind.WeChatArticle ? Article(parsed, nature.Kind) : await ListAsync(parsed, nature.Kind == PageKind.Home, ct);
    }

    private void TellFetch()
    {
        var status = $"{FetchErrors.Describe(page.Status).Reason}{(page.HttpStatus is { } code ? $"（HTTP {code}）" : "")}";
        _steps.Add($"抓取：{page.FinalUrl} → {status}，{page.Bytes} 字节，{page.Elapsed.TotalMilliseconds:F0} 毫秒{(page.Detail is null ? "" : $"；{page.Detail}")}");
        if (page.TlsFault is { } fault) _steps.Add($"证书：{fault}（记录在案，不影响读取）");
    }

    private Explanation Refused()
    {
        _steps.Add($"处理：{FetchErrors.Describe(page.Status).Remedy}");
        return Unread(page.Status is FetchStatus.Blocked or FetchStatus.Challenged ? "blocked" : "error", FetchErrors.Describe(page.Status).Reason);
    }

    private Explanation Unread(string kind, string reason) =>
        new() { Url = page.FinalUrl, Kind = kind, Outcome = Outcomes.NotRead, Reason = reason, Steps = _steps };

    private static bool LooksLikeJson(ReadOnlySpan<char> text) => text.TrimStart("\uFEFF \t\r\n") is ['{' or '[', ..];

    private Explanation Feed()
    {
        var feed = FeedReader.Read(page.Text, new Uri(page.FinalUrl), page.FetchedAt);
        _steps.Add($"页面：订阅源（{feed.Format}）{feed.Title}，{feed.Items.Count} 条");
        return new Explanation
        {
            Url = page.FinalUrl,
            Kind = "feed",
            Outcome = Outcomes.Name(feed.Outcome),
            Reason = feed.Reason,
            Newest = feed.Outcome == ReadingOutcome.Read ? feed.Newest?.Day : null,
            Items = [.. feed.Items.Select(ExplainedFeedItem.Of)],
            Steps = _steps,
        };
    }

    private Explanation Json()
    {
        if (JsonListReader.Read(page.Text.ToString(), new Uri(page.FinalUrl), day) is { } list) return List(list, isHome: false);
        return Unread("error", "内容是 JSON，但不是列表");
    }

    private Explanation Article(HtmlPage parsed, PageKind kind)
    {
        var article = ArticleReader.Read(parsed, day);
        var date = article?.Date;
        if (date is not null) _steps.Add($"发布日期：{date:yyyy-MM-dd}，取自{article!.DateFrom}，把握 {article.Confidence:0.##}");
        if (article?.Note is { } note) _steps.Add($"说明：{note}");
        return new Explanation
        {
            Url = page.FinalUrl,
            Kind = kind == PageKind.WeChatArticle ? "wechat-article" : "article",
            Outcome = date is not null ? Outcomes.Name(ReadingOutcome.Read) : Outcomes.Name(kind == PageKind.WeChatArticle ? ReadingOutcome.NotRead : ReadingOutcome.Undated),
            Reason = date is null ? article?.Reason ?? "没有找到发布日期" : null,
            Date = date,
            Steps = _steps,
        };
    }

    private async Task<Explanation> ListAsync(HtmlPage parsed, bool isHome, CancellationToken ct)
    {
        var category = isHome ? ColumnCategory.Home : ColumnCategory.Other;
        if (isHome) _steps.AddRange(ColumnProposals.Describe(parsed, new Uri(page.FinalUrl), day));
        else _steps.AddRange(BlockReasons.Describe(parsed, day));
        var followed = await pursuit.ReadAsync(new PursuitRequest(parsed, page, category, "explain", day), ct);
        _steps.AddRange(followed.Trail.Steps);
        return List(followed.Reading, isHome);
    }

    private Explanation List(ListReading list, bool isHome)
    {
        if (list.Way != ReadingWay.Page) _steps.Add($"条目取自：{list.SourceUrl}（{list.Way}）");
        if (list.Newest is { Date: { } newest } item) _steps.Add($"最新：{newest:yyyy-MM-dd} {item.Title}");
        return new Explanation
        {
            Url = page.FinalUrl,
            Kind = isHome ? "home" : "list",
            Outcome = Outcomes.Name(list.Outcome),
            Reason = list.Reason,
            Newest = list.Outcome == ReadingOutcome.Read ? list.Newest?.Date : null,
            Items = [.. list.Items.Select(ExplainedItem.Of)],
            Steps = _steps,
            Verdicts = [.. RuleOutlook.Of(list, isHome, page.FinalUrl, page.FetchedAt, day, policies)],
        };
    }
}
