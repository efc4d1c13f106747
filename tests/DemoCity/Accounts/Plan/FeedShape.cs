namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>What a source's answer is written in.</summary>
public enum FeedShape
{
    /// <summary>RSS 2.0 with RFC 822 dates in GMT.</summary>
    Rss20,

    /// <summary>RSS 0.91: dates without a weekday, in +0800.</summary>
    Rss091,

    /// <summary>RSS 2.0 whose dates have no zone (yyyy-MM-dd HH:mm:ss); the registry says which is meant.</summary>
    RssZoneless,

    /// <summary>Atom 1.0.</summary>
    Atom10,

    /// <summary>Atom 0.3 with issued and modified.</summary>
    Atom03,

    /// <summary>RSS 1.0 in RDF with dc:date.</summary>
    Rdf,

    /// <summary>JSON Feed 1.1 with date_published.</summary>
    JsonFeed,

    /// <summary>RSSHub, format=rss: lastBuildDate is the moment of the visit.</summary>
    RsshubRss,

    /// <summary>RSSHub, format=atom: the feed's updated is the moment of the visit.</summary>
    RsshubAtom,

    /// <summary>RSSHub, format=json.</summary>
    RsshubJson,

    /// <summary>wewe-rss, .rss.</summary>
    WeweRss,

    /// <summary>wewe-rss, .atom: entries have updated only.</summary>
    WeweAtom,

    /// <summary>wewe-rss, .json: items have date_modified only.</summary>
    WeweJson,

    /// <summary>we-mp-rss: pubDate without a zone means China.</summary>
    WeMpRss,

    /// <summary>An exporter's JSON with create_time and update_time in seconds.</summary>
    Exporter,

    /// <summary>Weibo's own answer for phones: cards with an mblog.</summary>
    WeiboCards,

    /// <summary>Weibo's own answer for browsers: data.list.</summary>
    WeiboList,

    /// <summary>Toutiao's own answer: publish_time in seconds.</summary>
    ToutiaoList,

    /// <summary>Douyin's own answer: createTime in seconds.</summary>
    DouyinList,

    /// <summary>A user's page at Douyin, whose data stands percent-encoded in a script; it shows new works of others too.</summary>
    DouyinPage,

    /// <summary>A single WeChat article with ct.</summary>
    WeChatArticle,

    /// <summary>A list kept by hand, CSV.</summary>
    ListCsv,

    /// <summary>A list kept by hand, JSON.</summary>
    ListJson,
}
