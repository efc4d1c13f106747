namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>Plants what a right inspection of accounts must find, and what it must not: the notice's accounts first, then every way in which sources lie or
/// refuse. Lines are only ever added at the end, so that an account keeps its code.</summary>
public sealed class AccountPlanting(DateOnly asOf)
{
    private const string WeChat = AccountPlatforms.WeChat;
    private const string Weibo = AccountPlatforms.Weibo;
    private const string Toutiao = AccountPlatforms.Toutiao;
    private const string Douyin = AccountPlatforms.Douyin;

    private readonly List<AccountPlan> _all = [];
    private readonly DateOnly _quarter = new(asOf.Year, ((asOf.Month - 1) / 3 * 3) + 1, 1);

    /// <summary>All of them, numbered from 1.</summary>
    public List<AccountPlan> Draw()
    {
        _all.Clear();
        Notice();
        Days();
        Sources();
        Lives();
        Refusals();
        Unreadable();
        Harmless();
        return _all;
    }

    /// <summary>A civil day and time in China.</summary>
    public static DateTimeOffset Moment(DateOnly asOf, int daysAgo, int hour = 10, int minute = 30, int second = 0) =>
        new(asOf.AddDays(-daysAgo).ToDateTime(new TimeOnly(hour, minute, second)), TimeSpan.FromHours(8));

    // The five of Annex 2, the two cancelled and the one that is new.
    private void Notice()
    {
        Add("九江经济技术开发区出口加工区管理局", Toutiao, "九江出口加工区", "stale", Moment(asOf, 15, 23, 30), [new(FeedShape.ToutiaoList, FeedFault.PinnedOld)]);
        Add("永修县公安局", Douyin, "永修公安", "stale", Moment(asOf, 24), [new(FeedShape.DouyinPage, FeedFault.PinnedOld)]);
        Add("都昌县农业农村局", WeChat, "都昌县农业农村", "staleChannelNow", Moment(asOf, 19), [new(FeedShape.RsshubRss)]);
        Add("都昌县退役军人事务局", WeChat, "都昌县退役军人事务局", "staleList", Moment(asOf, 33), [new(FeedShape.ListCsv)]);
        Add("修水县市场监督管理局", WeChat, "修水县市场监管", "noInteraction", Moment(asOf, 2), [new(FeedShape.WeweAtom)],
            interactions: [new(9, false, "未设置自定义菜单，消息不回复，未开通留言", "手机端截图20张，存电子档案")]);
        Add("永修县融媒体中心", Toutiao, "大美永修", "cancelled", Moment(asOf, 140), [new(FeedShape.ToutiaoList)], cancelled: InQuarter(2));
        Add("庐山市公安局", Weibo, "庐山公安", "cancelled", Moment(asOf, 200), [new(FeedShape.WeiboCards, FeedFault.Gone)], cancelled: InQuarter(3));
        Add("庐山市教育体育局", WeChat, "庐山市教育体育局", "new", null, [new(FeedShape.RsshubJson, FeedFault.Empty)], registered: asOf.AddDays(-5) < _quarter ? _quarter : asOf.AddDays(-5));
    }

    // Both sides of two weeks, in the times of day and the zones in which a day is easily lost or won.
    private void Days()
    {
        Add("德安县公安局", WeChat, "德安县公安", "exact", Moment(asOf, 14, 0, 0, 30), [new(FeedShape.WeMpRss)]);
        Add("武宁县公安局", WeChat, "武宁县公安", "exact", Moment(asOf, 14, 0, 10), [new(FeedShape.Rss20)]);
        Add("湖口县公安局", WeChat, "湖口县公安", "exact", Moment(asOf, 14, 6, 40), [new(FeedShape.RssZoneless, ZoneMinutes: 0)]);
        Add("彭泽县公安局", Weibo, "彭泽县公安", "exact", Moment(asOf, 14, 0, 5), [new(FeedShape.WeiboCards)]);
        Add("瑞昌市公安局", Toutiao, "瑞昌市公安", "exact", Moment(asOf, 14, 1, 0), [new(FeedShape.ToutiaoList)]);
        Add("修水县公安局", Douyin, "修水县公安", "exact", Moment(asOf, 14, 7, 59), [new(FeedShape.DouyinList)]);
        Add("柴桑区公安局", WeChat, "柴桑区公安", "exact", Moment(asOf, 14, 9, 0), [new(FeedShape.ListJson)]);
        Add("濂溪区公安局", WeChat, "濂溪区公安", "near", Moment(asOf, 13, 23, 59), [new(FeedShape.Atom10)]);
        Add("浔阳区公安局", WeChat, "浔阳区公安", "near", Moment(asOf, 12), [new(FeedShape.RsshubAtom)]);
    }

    // What several sources say together, and what lists say.
    private void Sources()
    {
        Add("都昌县公安局", WeChat, "都昌县公安", "secondFresh", Moment(asOf, 2), [new(FeedShape.RsshubRss, FeedFault.RsshubError), new(FeedShape.WeweJson)]);
        Add("永修县农业农村局", WeChat, "永修县农业农村", "secondFresh", Moment(asOf, 3), [new(FeedShape.WeweRss, FeedFault.UnknownId), new(FeedShape.Exporter)]);
        Add("德安县农业农村局", WeChat, "德安县农业农村", "firstStale", Moment(asOf, 1), [new(FeedShape.Rss20, Behind: 30), new(FeedShape.WeweAtom)]);
        Add("武宁县农业农村局", Weibo, "武宁县农业农村", "firstStale", Moment(asOf, 4), [new(FeedShape.Rss20, Behind: 25), new(FeedShape.WeiboList)]);
        Add("湖口县农业农村局", WeChat, "湖口县农业农村", "blockedThenList", Moment(asOf, 5), [new(FeedShape.RsshubRss, FeedFault.Forbidden), new(FeedShape.ListCsv)]);
        Add("彭泽县农业农村局", WeChat, "彭泽县农业农村", "oldList", Moment(asOf, 20), [new(FeedShape.ListCsv, CheckedDaysAgo: 10)]);
        Add("瑞昌市农业农村局", WeChat, "瑞昌市农业农村", "oldListFresh", Moment(asOf, 12), [new(FeedShape.ListJson, CheckedDaysAgo: 10)]);
        Add("修水县农业农村局", WeChat, "修水县农业农村", "noSource", Moment(asOf, 3), []);
        Add("柴桑区农业农村局", WeChat, "柴桑区农业农村", "allBroken", Moment(asOf, 3), [new(FeedShape.Rss20, FeedFault.NotFound), new(FeedShape.RsshubAtom, FeedFault.RsshubError)]);
        Add("濂溪区农业农村局", WeChat, "濂溪区农业农村", "articles", Moment(asOf, 3), [new(FeedShape.WeChatArticle), new(FeedShape.WeChatArticle)]);
        Add("浔阳区农业农村局", WeChat, "浔阳区农业农村", "articleGoneThenFresh", Moment(asOf, 3), [new(FeedShape.WeChatArticle, FeedFault.Gone), new(FeedShape.WeChatArticle)]);
        Add("都昌县民政局", WeChat, "都昌县民政", "noRecord", Moment(asOf, 3), [new(FeedShape.Atom10)], interactions: []);
        Add("永修县民政局", WeChat, "永修县民政", "noRecord", Moment(asOf, 4), [new(FeedShape.WeMpRss)], interactions: []);
        Add("德安县民政局", WeChat, "德安县民政", "mendedRecord", Moment(asOf, 6), [new(FeedShape.JsonFeed)],
            interactions: [new(60, false, "无菜单，留言未开通", "现场查看记录"), new(8, true, "菜单“我要留言”，后台已回复测试消息", "测试消息截图")]);
    }

    private void Lives()
    {
        Add("武宁县民政局", WeChat, "武宁县民政", "suspended", Moment(asOf, 60), [new(FeedShape.WeweRss)], suspended: asOf.AddDays(-10));
        Add("湖口县民政局", Weibo, "湖口民政", "shortName", Moment(asOf, 2), [new(FeedShape.WeiboCards)], seen: "湖口县民政发布");
        Add("彭泽县民政局", Douyin, "彭泽民政", "renamed", Moment(asOf, 3), [new(FeedShape.DouyinList)], seen: "养老彭泽");
        Add("瑞昌市民政局", WeChat, "瑞昌民政", "twin", Moment(asOf, 2), [new(FeedShape.WeweAtom)], twinOf: _all.Count + 2);
        Add("瑞昌市民政局", WeChat, "瑞昌民政微服务", "twin", Moment(asOf, 6), [new(FeedShape.WeweRss)], twinOf: _all.Count);
        Add("柴桑区民政局", Weibo, "柴桑民政", "twin", Moment(asOf, 5), [new(FeedShape.WeiboList)], twinOf: _all.Count + 2);
        Add("柴桑区融媒体中心", Weibo, "柴桑民政", "twin", Moment(asOf, 7), [new(FeedShape.RsshubRss)], twinOf: _all.Count);
    }

    private void Refusals()
    {
        Add("修水县民政局", Weibo, "修水县民政", "blocked", Moment(asOf, 30), [new(FeedShape.WeiboCards, FeedFault.Status432)]);
        Add("濂溪区民政局", Weibo, "濂溪区民政", "blocked", Moment(asOf, 2), [new(FeedShape.WeiboList, FeedFault.Teapot)]);
        Add("浔阳区民政局", Weibo, "浔阳区民政", "loginWall", Moment(asOf, 2), [new(FeedShape.WeiboList, FeedFault.LoginPage)]);
        Add("庐山市民政局", Weibo, "庐山市民政", "loginWall", Moment(asOf, 44), [new(FeedShape.WeiboCards, FeedFault.LoginAnswer)]);
        Add("共青城市民政局", Weibo, "共青城市民政", "gone", Moment(asOf, 50), [new(FeedShape.WeiboCards, FeedFault.Gone)]);
        Add("都昌县应急管理局", Toutiao, "都昌县应急", "firewall", Moment(asOf, 2), [new(FeedShape.ToutiaoList, FeedFault.Firewall)]);
        Add("永修县应急管理局", Toutiao, "永修县应急", "blocked", Moment(asOf, 33), [new(FeedShape.ToutiaoList, FeedFault.Forbidden)]);
        Add("德安县应急管理局", Toutiao, "德安县应急", "cookieExpired", Moment(asOf, 2), [new(FeedShape.RsshubRss, FeedFault.CookieExpired)]);
        Add("武宁县应急管理局", Douyin, "武宁县应急", "firewall", Moment(asOf, 27), [new(FeedShape.DouyinList, FeedFault.Firewall)]);
        Add("湖口县应急管理局", Douyin, "湖口县应急", "loginWall", Moment(asOf, 2), [new(FeedShape.DouyinList, FeedFault.LoginAnswer)]);
        Add("彭泽县应急管理局", Douyin, "彭泽县应急", "rsshubError", Moment(asOf, 41), [new(FeedShape.RsshubAtom, FeedFault.RsshubError)]);
        Add("瑞昌市应急管理局", WeChat, "瑞昌市应急", "challenge", Moment(asOf, 2), [new(FeedShape.Rss20, FeedFault.Challenge)]);
        Add("修水县应急管理局", WeChat, "修水县应急", "cookieExpired", Moment(asOf, 38), [new(FeedShape.Exporter, FeedFault.CookieExpired)]);
        Add("柴桑区应急管理局", WeChat, "柴桑区应急", "rsshubError", Moment(asOf, 29), [new(FeedShape.RsshubRss, FeedFault.RsshubError)]);
        Add("濂溪区应急管理局", WeChat, "濂溪区应急", "unknownId", Moment(asOf, 2), [new(FeedShape.WeweJson, FeedFault.UnknownId)]);
        Add("浔阳区应急管理局", WeChat, "浔阳区应急", "firewall", Moment(asOf, 2), [new(FeedShape.WeChatArticle, FeedFault.Firewall)]);
        Add("庐山市应急管理局", WeChat, "庐山市应急", "broken", Moment(asOf, 36), [new(FeedShape.Rdf, FeedFault.Broken)]);
    }

    private void Unreadable()
    {
        Add("共青城市应急管理局", WeChat, "共青城市应急", "empty", Moment(asOf, 26), [new(FeedShape.RsshubRss, FeedFault.Empty)]);
        Add("都昌县文化旅游局", WeChat, "都昌县文旅", "undated", Moment(asOf, 26), [new(FeedShape.Rss20, FeedFault.Undated)]);
        Add("永修县文化旅游局", WeChat, "永修县文旅", "invalidDates", Moment(asOf, 26), [new(FeedShape.RsshubRss, FeedFault.InvalidDates)]);
        Add("德安县文化旅游局", WeChat, "德安县文旅", "impossibleDates", Moment(asOf, 26), [new(FeedShape.RssZoneless, FeedFault.ImpossibleDates)]);
        Add("武宁县文化旅游局", WeChat, "武宁县文旅", "allFuture", Moment(asOf, 26), [new(FeedShape.Atom10, FeedFault.AllFuture)]);
        Add("湖口县文化旅游局", WeChat, "湖口县文旅", "page", Moment(asOf, 26), [new(FeedShape.Atom03, FeedFault.Page)]);
        Add("彭泽县文化旅游局", WeChat, "彭泽县文旅", "cutBeforeItems", Moment(asOf, 26), [new(FeedShape.Rss20, FeedFault.CutBeforeItems)]);
        Add("瑞昌市文化旅游局", WeChat, "瑞昌市文旅", "cutOld", Moment(asOf, 26), [new(FeedShape.Atom10, FeedFault.CutOld)]);
        Add("修水县文化旅游局", WeChat, "修水县文旅", "robots", Moment(asOf, 26), [new(FeedShape.Rss20, FeedFault.Robots)]);
        Add("柴桑区文化旅游局", Toutiao, "柴桑区文旅", "empty", Moment(asOf, 26), [new(FeedShape.ToutiaoList, FeedFault.Empty)]);
        Add("濂溪区文化旅游局", Weibo, "濂溪区文旅", "empty", Moment(asOf, 26), [new(FeedShape.WeiboCards, FeedFault.Empty)]);
        Add("浔阳区文化旅游局", Weibo, "浔阳区文旅", "tooMany", Moment(asOf, 2), [new(FeedShape.WeiboCards, FeedFault.TooMany)]);
    }

    private void Harmless()
    {
        Add("庐山市文化旅游局", Weibo, "庐山市文旅", "pinnedOld", Moment(asOf, 2), [new(FeedShape.WeiboCards, FeedFault.PinnedOld)]);
        Add("共青城市文化旅游局", Weibo, "共青城市文旅", "pinnedNewest", Moment(asOf, 3), [new(FeedShape.WeiboList, FeedFault.PinnedNewest)]);
        Add("都昌县教育体育局", Toutiao, "都昌县教育体育局", "pinnedOld", Moment(asOf, 8), [new(FeedShape.ToutiaoList, FeedFault.PinnedOld)]);
        Add("永修县教育体育局", Douyin, "永修县教育体育局", "pinnedNewest", Moment(asOf, 9), [new(FeedShape.DouyinList, FeedFault.PinnedNewest)]);
        Add("德安县教育体育局", WeChat, "德安县教育体育局", "cutFresh", Moment(asOf, 1), [new(FeedShape.Rss20, FeedFault.CutFresh)]);
        Add("武宁县教育体育局", WeChat, "武宁县教育体育局", "slow", Moment(asOf, 4), [new(FeedShape.Atom03, FeedFault.Slow)]);
        Add("湖口县教育体育局", WeChat, "湖口县教育体育局", "gbk", Moment(asOf, 4), [new(FeedShape.Rss091, FeedFault.Gbk)]);
        Add("彭泽县教育体育局", WeChat, "彭泽县教育体育局", "redirected", Moment(asOf, 4), [new(FeedShape.Rdf, FeedFault.Redirected)]);
        Add("瑞昌市教育体育局", WeChat, "瑞昌市教育体育局", "someFuture", Moment(asOf, 8), [new(FeedShape.RsshubAtom, FeedFault.SomeFuture)]);
        Add("修水县教育体育局", WeChat, "修水县教育体育局", "someInvalid", Moment(asOf, 1), [new(FeedShape.RsshubRss, FeedFault.SomeInvalid)]);
        Add("柴桑区教育体育局", WeChat, "柴桑区教育体育局", "channelNow", Moment(asOf, 7), [new(FeedShape.RsshubAtom)]);
    }

    // The n-th part of the quarter so far, so that both stay inside it on its first day too.
    private DateOnly InQuarter(int part) => _quarter.AddDays((asOf.DayNumber - _quarter.DayNumber) / part);

    private void Add(string unit, string platform, string name, string planted, DateTimeOffset? newest, IReadOnlyList<SourcePlan> sources, DateOnly? registered = null,
        DateOnly? suspended = null, DateOnly? cancelled = null, IReadOnlyList<InteractionPlan>? interactions = null, string? seen = null, int? twinOf = null) =>
        _all.Add(new AccountPlan
        {
            Number = _all.Count + 1,
            Unit = AccountUnits.Named(unit),
            Platform = platform,
            Name = name,
            Planted = planted,
            Newest = newest,
            Sources = sources,
            Interactions = interactions ?? [AccountPlanner.Usual(_all.Count)],
            RegisteredOn = registered ?? AccountPlanner.Opened,
            SuspendedOn = suspended,
            CancelledOn = cancelled,
            SeenName = seen,
            TwinOf = twinOf,
        });
}
