namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>One source of an account's posts.</summary>
/// <param name="Shape">What it is written in.</param>
/// <param name="Fault">What is planted in it.</param>
/// <param name="Behind">Days by which its newest post is older than the account's.</param>
/// <param name="ZoneMinutes">What a time without a zone means there, as the registry says; null for China.</param>
/// <param name="CheckedDaysAgo">Of a kept list: when its keeper last looked.</param>
public sealed record SourcePlan(FeedShape Shape, FeedFault Fault = FeedFault.None, int Behind = 0, int? ZoneMinutes = null, int CheckedDaysAgo = 0)
{
    /// <summary>Its address in the registry: of a kept list the name of its file.</summary>
    public string Address { get; init; } = "";

    public bool IsList => Shape is FeedShape.ListCsv or FeedShape.ListJson;

    /// <summary>The registry's word.</summary>
    public string Kind => Shape switch
    {
        FeedShape.WeiboCards or FeedShape.WeiboList => "weibo",
        FeedShape.ToutiaoList => "toutiao",
        FeedShape.DouyinList or FeedShape.DouyinPage => "douyin",
        FeedShape.WeChatArticle => "wechat",
        FeedShape.ListCsv or FeedShape.ListJson => "list",
        _ => "feed",
    };

    /// <summary>Whether the answer gives the account's own name, not a reader's title for it.</summary>
    public bool ShowsName => Kind is "weibo" or "toutiao" or "douyin" or "wechat";

    /// <summary>Whether the answer is a feed with the posts' texts.</summary>
    public bool HasTexts => Kind == "feed" && Shape is not (FeedShape.Exporter or FeedShape.WeweAtom or FeedShape.WeweRss or FeedShape.WeweJson);
}
