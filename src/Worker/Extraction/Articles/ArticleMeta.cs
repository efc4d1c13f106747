namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>The dates that a page's tags give its publication, in order of trust, and its other words for the article.</summary>
internal sealed class ArticleMeta
{
    private static readonly (string Name, string From, double Confidence)[] s_dates =
    [
        ("firstpublishedtime", "firstpublishedtime 标签", 0.95), ("pubdate", "PubDate 标签", 0.9), ("publishdate", "publishdate 标签", 0.88), ("publish-date", "publish-date 标签", 0.88),
        ("publish_date", "publish_date 标签", 0.88), ("publishtime", "publishtime 标签", 0.88), ("publish_time", "publish_time 标签", 0.88), ("发布日期", "发布日期标签", 0.88),
        ("发布时间", "发布时间标签", 0.88), ("article:published_time", "article:published_time 标签", 0.88), ("og:article:published_time", "og:article:published_time 标签", 0.86),
        ("og:published_time", "og:published_time 标签", 0.86), ("og:release_date", "og:release_date 标签", 0.86), ("datepublished", "datePublished 标签", 0.86),
        ("dc.date.issued", "DC.date.issued 标签", 0.86), ("dcterms.issued", "DCTERMS.issued 标签", 0.86), ("dc.date", "DC.date 标签", 0.75),
        ("bytedance:published_time", "bytedance:published_time 标签", 0.86), ("weibo: article:create_at", "weibo:article:create_at 标签", 0.8),
        ("weibo:article:create_at", "weibo:article:create_at 标签", 0.8), ("date", "date 标签", 0.7),
    ];

    private readonly List<(int Rank, ArticleDate Date)> _found = [];

    private ArticleMeta()
    {
    }

    public IEnumerable<ArticleDate> Dates => _found.OrderBy(static found => found.Rank).Select(static found => found.Date);

    /// <summary>og:title, or null.</summary>
    public string? Title { get; private set; }

    /// <summary>Whether a tag calls the page an article.</summary>
    public bool SaysArticle { get; private set; }

    /// <summary>Whether a tag calls the page a site's first page.</summary>
    public bool SaysIndex { get; private set; }

    /// <summary>Whether a tag that only articles have gives a date.</summary>
    public bool HasDate => _found.Count > 0;

    public static ArticleMeta Read(HtmlPage page)
    {
        var meta = new ArticleMeta();
        foreach (var element in page.Document.GetElementsByTagName("meta"))
        {
            var name = element.GetAttribute("name") ?? element.GetAttribute("property") ?? element.GetAttribute("itemprop");
            if (name is null || element.GetAttribute("content") is not { } content || string.IsNullOrWhiteSpace(content)) continue;
            meta.Take(name.Trim().ToLowerInvariant(), content);
        }

        meta.TakeMarkup(page);
        meta.TakeLinkedData(page.Raw);
        return meta;
    }

    private void Take(string name, string content)
    {
        switch (name)
        {
            case "og:title": Title ??= OutlineText.Fold(content); break;
            case "og:type" when content.Trim() == "article": SaysArticle = true; break;
            case "pagecategory" or "pagetype" when content.Trim() is "index" or "home": SaysIndex = true; break;
        }

        var rank = Array.FindIndex(s_dates, known => known.Name == name);
        if (rank >= 0 && WrittenDate.TryRead(content, out var day, out var time)) Add(rank, new(day, time, s_dates[rank].From, s_dates[rank].Confidence, false));
    }

    private void Add(int rank, ArticleDate date)
    {
        // the first of one name: a second is a template's leftover
        if (!_found.Exists(found => found.Rank == rank)) _found.Add((rank, date));
    }

    // Several in one page are those of related articles and comments.
    private void TakeMarkup(HtmlPage page)
    {
        ArticleDate? only = null;
        foreach (ref readonly var node in page.Outline.Nodes)
        {
            if (node.Text is not null || node.Kind != ElementKind.Other) continue;
            var element = node.Element;
            var marked = element.GetAttribute("itemprop")?.Equals("datePublished", StringComparison.OrdinalIgnoreCase) == true;
            if (!marked && element.LocalName != "time") continue;
            var text = element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? (marked ? element.TextContent : null);
            if (text is null || !WrittenDate.TryRead(text, out var day, out var time)) continue;
            if (only is { } known && known.Day != day) return;
            only ??= new(day, time, marked ? "datePublished 标注" : "time 标签", marked ? 0.86 : 0.8, false);
        }

        if (only is { } date) Add(s_dates.Length, date);
    }

    private void TakeLinkedData(ReadOnlySpan<char> raw)
    {
        var at = raw.IndexOf("application/ld+json");
        if (at < 0) return;
        if (ScriptValue.TryNext(raw, "datePublished", ref at, out var value) && WrittenDate.TryRead(value, out var day, out var time))
            Add(s_dates.Length + 1, new(day, time, "JSON-LD datePublished", 0.86, false));
        // 百度 cambrian
        else if (ScriptValue.TryNext(raw, "pubDate", ref at, out value) && WrittenDate.TryRead(value, out day, out time))
            Add(s_dates.Length + 1, new(day, time, "JSON-LD pubDate", 0.86, false));
    }
}
