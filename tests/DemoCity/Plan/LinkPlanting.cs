namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>Plants links. Which site gets what is said here and nowhere else.</summary>
public sealed class LinkPlanting(CityPlan city)
{
    private const TrueLinkKind Page = TrueLinkKind.Page;

    /// <summary>The site whose home page leads to every other site's.</summary>
    public const string Directory = "linye";

    public IReadOnlyList<PlantedLink> Of(SitePlan site) => site.Seed.Code switch
    {
        "shenji" => [.. Dead(1), .. Foreign(), .. Harmless(1), .. Odd(1), Below(site, 1, CityHosts.Topics, "/lj/ok/zt.html", "审计专题"), .. Alone(site)],
        "weijian" => [.. Soft("/xin/2020/", 1), .. Dead(2), .. Harmless(3), .. Hidden(2, HiddenHow.OffScreen), .. Without(site, 1, 20), .. Topic(site)],
        "linye" => [.. Others(), .. Dead(3), .. Odd(2), .. Hidden(1, HiddenHow.NotDisplayed), Own(1, Page, "/neibu/tongxunlu.html", "内部通讯录", TrueLinkClass.Skipped), .. Innocent()],
        "kaifaqu" => [.. Soft("/qyzc/", 2), .. Traps(), .. Odd(3), .. Foreign(3)],
        "lushanxihai" => [.. Without(site, 1, 84), .. Old(site), .. Dead(2)],
        _ => [],
    };

    private static PlantedLink Own(int level, TrueLinkKind kind, string href, string text, TrueLinkClass @class) => new(level, kind, href, text, @class) { IsOwn = true };

    private PlantedLink Out(int level, string host, string path, string text, TrueLinkClass @class, bool tls = false) =>
        new(level, Page, $"{(tls ? "https" : "http")}://{host}:{city.Port}{path}", text, @class);

    /// <summary>What is not there, in every kind.</summary>
    private IEnumerable<PlantedLink> Dead(int level) =>
    [
        Own(level, Page, $"/lj/404/{level}/jiedu.html", "政策解读一览", TrueLinkClass.Broken),
        Own(level, Page, $"/lj/410/{level}/2019.html", "2019年度汇编", TrueLinkClass.Broken),
        Own(level, TrueLinkKind.Attachment, $"/lj/404/{level}/fujian.pdf", "附件：申报表", TrueLinkClass.Broken),
        Own(level, TrueLinkKind.Image, $"/lj/404/{level}/tu.jpg", "配图", TrueLinkClass.Broken),
        Own(level, TrueLinkKind.Script, $"/lj/404/{level}/tj.js", "", TrueLinkClass.Broken),
        Own(level, TrueLinkKind.Style, $"/lj/404/{level}/zt.css", "", TrueLinkClass.Broken),
        Own(level, Page, $"/lj/500/{level}/chaxun.html", "办件查询", TrueLinkClass.ServerError),
        Own(level, Page, $"/lj/loop/{level}/1.html", "在线测评", TrueLinkClass.RedirectLoop),
        Out(level, CityHosts.Lapsed, $"/{level}/", "旅游专题", TrueLinkClass.Broken) with { Lapsed = true },
    ];

    /// <summary>What looks bad to a machine, or only at a first glance, and is fine.</summary>
    private IEnumerable<PlantedLink> Harmless(int level) =>
    [
        Own(level, Page, $"/lj/flap/{level}/tongzhi.html", "培训通知", TrueLinkClass.Ok),
        Own(level, Page, $"/lj/301/{level}/jiu.html", "旧版专栏", TrueLinkClass.Moved),
        Own(level, Page, $"/lj/302/{level}/zhuan.html", "统一登录", TrueLinkClass.Ok),
        Own(level, Page, $"/lj/head405/{level}/a.html", "数据开放", TrueLinkClass.Ok),
        Own(level, TrueLinkKind.Attachment, $"/lj/head404/{level}/b.doc", "附件：样表", TrueLinkClass.Ok),
        Out(level, CityHosts.SlowName, $"/lj/ok/{level}.html", "上级专题", TrueLinkClass.Ok),
    ];

    /// <summary>What is no web address at all.</summary>
    private static IEnumerable<PlantedLink> Odd(int level) =>
    [
        new(level, Page, $"mailto:jubao{level}@jj.example", "举报邮箱", TrueLinkClass.UnsupportedScheme),
        new(level, Page, $"weixin://dl/business/?t={level}", "打开微信", TrueLinkClass.UnsupportedScheme),
        new(level, Page, "http:///", "更多", TrueLinkClass.Malformed),
        new(level, Page, $"http://[bad/{level}", "下载", TrueLinkClass.Malformed),
    ];

    /// <summary>Hosts outside the city in every state.</summary>
    private IEnumerable<PlantedLink> Foreign(int level = 1) =>
    [
        Out(level, CityHosts.Forbidding, $"/{level}.html", "行业协会", TrueLinkClass.Blocked),
        Out(level, CityHosts.Social, $"/in/{level}", "官方主页", TrueLinkClass.Blocked),
        Out(level, CityHosts.Challenging, $"/{level}.html", "省级部门", TrueLinkClass.Challenged),
        Out(level, CityHosts.Throttling, $"/{level}.html", "采购平台", TrueLinkClass.RateLimited),
        Out(level, CityHosts.Silent, $"/{level}.html", "老系统", TrueLinkClass.Timeout),
        Out(level, CityHosts.Refusing, $"/{level}.html", "报名系统", TrueLinkClass.Refused),
        Out(level, CityHosts.SelfSigned, $"/{level}.html", "邮箱系统", TrueLinkClass.Tls, tls: true),
        Out(level, CityHosts.Expired, $"/{level}.html", "证书查询", TrueLinkClass.Tls, tls: true),
        Out(level, CityHosts.Failing, $"/{level}.html", "预约平台", TrueLinkClass.ServerError),
        Out(level, CityHosts.BadRequests, $"/{level}.html", "培训平台", TrueLinkClass.ClientError),
        Out(level, CityHosts.ServerFails, $"/{level}.html", "合作单位", TrueLinkClass.Unreachable),
        Out(level, CityHosts.Soft, $"/dl/{level}.html", "软件下载", TrueLinkClass.SoftNotFound) with { EitherWay = true },
        Out(level, CityHosts.SoftToHome, $"/dl/{level}.html", "资料下载", TrueLinkClass.SoftNotFound) with { EitherWay = true },
    ];

    /// <summary>Own addresses that are not there, on a site that opens any address: with a page that says so, or with its home page.</summary>
    private static IEnumerable<PlantedLink> Soft(string folder, int level) =>
    [
        Own(level, Page, $"{folder}{level}-guihua.html", "五年规划", TrueLinkClass.SoftNotFound),
        Own(3, Page, $"{folder}3-jihua.html", "年度计划", TrueLinkClass.SoftNotFound),
    ];

    /// <summary>Spaces without end.</summary>
    private static IEnumerable<PlantedLink> Traps() =>
    [
        Own(1, Page, "/lj/rili/?year=2026&amp;month=12", "政务日历", TrueLinkClass.Skipped),
        Own(1, Page, "/lj/chaxun/", "信息查询", TrueLinkClass.Ok),
        Own(1, Page, "/lj/wj/", "网站文件", TrueLinkClass.Ok),
        Own(2, Page, "/zwgk/zwgk/zwgk/zwgk/", "公开目录", TrueLinkClass.Skipped),
    ];

    /// <summary>Links that readers cannot see, to hosts that are on nobody's list.</summary>
    private IEnumerable<PlantedLink> Hidden(int level, HiddenHow how) =>
    [
        Out(level, CityHosts.Bets, $"/lj/ok/{level}-1.html", "开户送彩金", TrueLinkClass.Ok) with { Hidden = how },
        Out(level, CityHosts.Bets, $"/lj/ok/{level}-2.html", "在线投注", TrueLinkClass.Ok) with { Hidden = how },
        Out(level, CityHosts.LapsedBets, $"/{level}/", "六合资料", TrueLinkClass.Broken) with { Hidden = how, Lapsed = true },
    ];

    /// <summary>A panel that opens at a click: its links are hidden too, and lead to the site itself and its like.</summary>
    private IEnumerable<PlantedLink> Innocent() =>
    [
        Own(1, Page, "/wap/", "手机版", TrueLinkClass.Ok) with { Hidden = HiddenHow.NotDisplayed },
        Own(1, Page, "/lj/ok/caidan.html", "全部栏目", TrueLinkClass.Ok) with { Hidden = HiddenHow.NotDisplayed },
        .. city.Sites.Where(site => site.Seed.Code is "shenji" or "weijian")
            .Select(site => new PlantedLink(1, Page, site.Url("/"), site.Seed.Name, TrueLinkClass.Ok) { Hidden = HiddenHow.NotDisplayed }),
    ];

    /// <summary>Every other site, in whatever state it is.</summary>
    private IEnumerable<PlantedLink> Others() => city.Sites
        .Where(site => site.Origin is not null && site.Seed.Code is not (Directory or "shenji" or "weijian"))
        .Select(site => new PlantedLink(1, Page, site.Url("/"), site.Seed.Name, site.Seed.Trap switch
        {
            SiteTrap.Challenge412 or SiteTrap.Challenge202 => TrueLinkClass.Challenged,
            SiteTrap.Forbidden => TrueLinkClass.Blocked,
            SiteTrap.Silent => TrueLinkClass.Timeout,
            SiteTrap.Refused => TrueLinkClass.Refused,
            SiteTrap.Unresolvable => TrueLinkClass.Broken,
            SiteTrap.SelfSigned => TrueLinkClass.Tls,
            _ => TrueLinkClass.Ok,
        }));

    private PlantedLink Below(SitePlan site, int level, string prefix, string path, string text, TrueLinkKind kind = Page)
    {
        var name = CityHosts.NameBelow(site.Seed.Code, prefix);
        return Own(level, kind, city.Hosts.First(host => host.Name == name).Origin + path, text, TrueLinkClass.Ok);
    }

    /// <summary>Links to a host of the site's own that has no IPv6.</summary>
    private IEnumerable<PlantedLink> Without(SitePlan site, int level, int count) =>
        Enumerable.Range(1, count).Select(number => Below(site, level, CityHosts.Attachments, $"/lj/ok/{level}-{number}.{(number % 2 == 0 ? "pdf" : "html")}", $"相关资料{number}", number % 2 == 0 ? TrueLinkKind.Attachment : Page));

    private IEnumerable<PlantedLink> Topic(SitePlan site) => [Below(site, 1, CityHosts.Topics, "/lj/ok/1.html", "健康专题"), Below(site, 2, CityHosts.Topics, "/lj/ok/2.html", "防控专题")];

    private IEnumerable<PlantedLink> Old(SitePlan site) => [Below(site, 1, CityHosts.OldHost, "/lj/ok/1.html", "老版网站"), Below(site, 2, CityHosts.OldHost, "/lj/ok/2.html", "历史资料")];

    /// <summary>A host that IPv6 knows by its address only.</summary>
    private IEnumerable<PlantedLink> Alone(SitePlan site) => [Below(site, 1, CityHosts.Mobile, "/", "触屏版")];
}
