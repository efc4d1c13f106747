using System.Net;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>The hosts that serve accounts' posts, each with an address of its own.</summary>
public static class FeedHosts
{
    public const string Rsshub = "rsshub.example";
    public const string Wewe = "wewe.example";
    public const string WeMp = "wemp.example";
    public const string Exporter = "exporter.example";
    public const string Feeds = "feeds.example";
    public const string Weibo = "m.weibo.example";
    public const string Toutiao = "www.toutiao.example";
    public const string Douyin = "www.douyin.example";
    public const string WeChat = "mp.weixin.example";

    /// <summary>Where everybody comes too often: a host of its own, as its answer slows whoever asks it.</summary>
    public const string Busy = "busy.example";

    /// <summary>What <see cref="Feeds"/> forbids in its robots.txt.</summary>
    public const string Forbidden = "/neibu/";

    private static readonly string[] Names = [Rsshub, Wewe, WeMp, Exporter, Feeds, Weibo, Toutiao, Douyin, WeChat, Busy];

    public static IReadOnlyList<HostPlan> Of(int port) =>
        [.. Names.Select((name, at) => new HostPlan(name, new IPEndPoint(new IPAddress([127, 71, 3, (byte)(at + 1)]), port), port))];

    /// <summary>Where a source of an account is asked; of a kept list the name of its file.</summary>
    public static string AddressOf(AccountPlan account, int place, SourcePlan source, int port)
    {
        var uid = account.Uid;
        var route = account.Platform switch { AccountPlatforms.WeChat => "wechat/mp", AccountPlatforms.Weibo => "weibo/user", AccountPlatforms.Toutiao => "toutiao/user", _ => "douyin/user" };
        var folder = source.Fault == FeedFault.Robots ? "/neibu" : place == 1 ? "/feeds" : "/feeds2";
        return source.Shape switch
        {
            FeedShape.RsshubRss => On(Rsshub, $"/{route}/{uid}{(place == 1 ? "" : "?limit=10")}"),
            FeedShape.RsshubAtom => On(Rsshub, $"/{route}/{uid}?format=atom"),
            FeedShape.RsshubJson => On(Rsshub, $"/{route}/{uid}?format=json"),
            FeedShape.WeweRss => On(Wewe, $"/feeds/MP_WXS_{uid}.rss"),
            FeedShape.WeweAtom => On(Wewe, $"/feeds/MP_WXS_{uid}.atom"),
            FeedShape.WeweJson => On(Wewe, $"/feeds/MP_WXS_{uid}.json"),
            FeedShape.WeMpRss => On(WeMp, $"/feed/MP_WXS_{uid}.xml"),
            FeedShape.Exporter => On(Exporter, $"/api/public/v1/article?fakeid={uid}&size=10"),
            FeedShape.WeiboCards => On(Weibo, $"/api/container/getIndex?type=uid&value={uid}&containerid=107603{uid}"),
            FeedShape.WeiboList => On(Weibo, $"/ajax/statuses/mymblog?uid={uid}&page=1"),
            FeedShape.ToutiaoList => On(Toutiao, $"/api/pc/list/feed?category=pc_profile_all&token={uid}"),
            FeedShape.DouyinList => On(Douyin, $"/aweme/v1/web/aweme/post/?sec_user_id={uid}&count=10"),
            FeedShape.DouyinPage => On(Douyin, $"/user/{uid}"),
            FeedShape.WeChatArticle => Posts.UrlOf(account, place - 1, port),
            FeedShape.ListCsv => $"{ListFolder(account)}.csv",
            FeedShape.ListJson => $"{ListFolder(account)}.json",
            FeedShape.Atom10 or FeedShape.Atom03 => On(Feeds, $"{folder}/{uid}/atom.xml"),
            FeedShape.Rdf => On(Feeds, $"{folder}/{uid}/index.rdf"),
            FeedShape.JsonFeed => On(Feeds, $"{folder}/{uid}/feed.json"),
            _ => On(Feeds, $"{folder}/{uid}/rss.xml"),
        };

        string On(string host, string path) => $"http://{(source.Fault == FeedFault.TooMany ? Busy : host)}:{port}{path}";
    }

    // The ordinary lists of a large city stand together, as one keeper writes many down; what is planted stands alone.
    private static string ListFolder(AccountPlan account) => account.Planted is null ? $"xuanchuan-{account.Number / 400:00}" : account.Code;
}
