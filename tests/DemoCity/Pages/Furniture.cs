using System.Globalization;
using System.Text;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Pages;

/// <summary>What stands on every page of a site: header with clock, navigation, side lists, footer.</summary>
public static class Furniture
{
    private const string Weekdays = "日一二三四五六";

    public static string Head(CityPlan city, SitePlan site)
    {
        var html = new StringBuilder(16 * 1024);
        html.Append(Style).Append("</head>\n<body>\n<div class=\"top\"><div class=\"w1200\">")
            .Append($"<span id=\"date\">今天是：{city.AsOf.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)} 星期{Weekdays[(int)city.AsOf.DayOfWeek]}</span>")
            .Append($"<span class=\"tr\"><a href=\"javascript:void(0)\" onclick=\"aria.start()\">无障碍</a> | <a href=\"{Outside(city, CityHosts.Province)}/\" target=\"_blank\">江西省人民政府</a> | <a href=\"/wap/\">手机版</a></span></div></div>\n")
            .Append($"<div class=\"banner\"><img src=\"/images/logo.png\" alt=\"{site.Seed.Name}\"></div>\n");
        Navigation(html, site);
        return html.Append("<form name=\"frmSearch\" action=\"/search/\"><input type=\"text\" name=\"searchword\" placeholder=\"请输入关键词\"><input type=\"submit\" value=\"搜索\"></form>\n").ToString();
    }

    public static string Sidebar(CityPlan city, SitePlan site, CmsStyle style)
    {
        var source = site.Columns.First(column => column is { Category: Category.News, Trap: ColumnTrap.None });
        var html = new StringBuilder("<div class=\"sidebar fr\"><div class=\"side-box\"><h3>热点信息</h3><ul class=\"hot-list\">\n");
        var items = ColumnItems.Of(city, site, source);
        foreach (var item in items.Take(6))
        {
            html.Append($"<li><a href=\"{ItemAddress.Of(style.Address, source, item, fromList: false)}\">{item.Title}</a>");
            if (style.DatedSidebar && item.Date is { } day) html.Append("<span class=\"fr\">").Append(day.ToString(site.Number % 2 == 0 ? "MM-dd" : "yyyy-MM-dd", CultureInfo.InvariantCulture)).Append("</span>");
            html.Append("</li>\n");
        }

        html.Append("</ul></div>\n<div class=\"side-box\"><h3>推荐阅读</h3><ul class=\"tj-list\">\n");
        foreach (var item in items.Skip(6).Take(5))
            html.Append($"<li><a href=\"{ItemAddress.Of(style.Address, source, item, fromList: false)}\">{item.Title}</a></li>\n");
        return html.Append("</ul></div></div>\n").ToString();
    }

    public static string Foot(CityPlan city, SitePlan site, CmsStyle style)
    {
        var html = new StringBuilder("<div class=\"links\"><h4>友情链接</h4><ul>");
        foreach (var (name, host) in Friends) html.Append($"<li><a href=\"{Outside(city, host)}/\" target=\"_blank\">{name}</a></li>");
        foreach (var other in Neighbours(city, site)) html.Append($"<li><a href=\"{other.Url("/")}\" target=\"_blank\">{other.Seed.Name}</a></li>");
        html.Append("</ul></div>\n<div class=\"footer\">\n<p><a href=\"/gywm/\">关于我们</a> | <a href=\"/wzdt/\">网站地图</a> | <a href=\"/lxwm/\">联系我们</a></p>\n")
            .Append($"<p>主办单位：{site.Seed.Unit}　承办单位：{site.Seed.Name}信息中心　联系电话：0792-8{site.Number * 1013 % 1000000:000000}</p>\n")
            .Append($"<p>版权所有 2015-{city.AsOf.Year} {site.Seed.Name}　网站标识码：{site.SiteIdCode}　<a href=\"{Outside(city, CityHosts.Filing)}/\">{site.Icp}</a>　")
            .Append($"<a href=\"{Outside(city, CityHosts.Filing)}/portal/registerSystemInfo?recordcode=36040002{site.Number:000000}\">赣公网安备 36040002{site.Number:000000}号</a></p>\n")
            .Append("<p>建议使用1366*768以上分辨率浏览　");
        if (site.Number % 4 == 0) html.Append($"网站更新时间：{city.AsOf:yyyy-MM-dd}　");
        html.Append($"访问量：{100000 + (site.Number * 7919)}</p>\n")
            .Append($"<span id=\"_span_jiucuo\"></span><script id=\"_jiucuo_\" sitecode='{site.SiteIdCode}' src='{Outside(city, CityHosts.Corrections)}/exposure/jiucuo.js'></script>\n")
            .Append($"<script src=\"{Outside(city, CityHosts.Marks)}/js/15/223/0000/60423456/CA152230000604234560001.js\"></script>\n</div>\n").Append(Script);
        if (style.Generated) html.Append($"<!-- 页面生成时间 {city.AsOf:yyyy-MM-dd} 00:05:11 -->\n");
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Navigation(StringBuilder html, SitePlan site)
    {
        var tables = site.Seed.Cms is Cms.Tables or Cms.Jsp;
        html.Append(tables
            ? "<table width=\"1006\" border=\"0\" id=\"memu\" class=\"nav\"><tr><td><a href=\"/\">首页</a></td><td><a href=\"/jgsz/\">机构概况</a></td></tr>\n"
            : "<div class=\"nav\" id=\"nav\"><ul class=\"menu\"><li><a href=\"/\">首页</a></li><li><a href=\"/jgsz/\">机构概况</a></li>\n");
        foreach (var top in site.Columns.Where(column => column.Level == 1))
        {
            html.Append(tables ? "<tr><td class=\"td3\">" : "<li class=\"m\">").Append($"<a href=\"{top.LinkPath}\">{top.Name}</a>");
            if (top.Children.Count > 0)
            {
                html.Append(tables ? "<table class=\"sub\">" : "<ul class=\"sub\">");
                foreach (var child in top.Children)
                    html.Append(tables ? "<tr><td>" : "<li>").Append($"<a href=\"{child.LinkPath}\" target=\"_self\">{child.Name}</a>").Append(tables ? "</td></tr>" : "</li>");
                html.Append(tables ? "</table>" : "</ul>");
            }

            html.Append(tables ? "</td></tr>\n" : "</li>\n");
        }

        html.Append(tables ? "</table>\n" : "</ul></div>\n");
    }

    private static readonly (string Name, string Host)[] Friends =
    [
        ("中国政府网", CityHosts.State), ("江西省人民政府", CityHosts.Province), ("江西政务服务网", CityHosts.Services), ("信用中国（江西九江）", CityHosts.Credit),
    ];

    private static string Outside(CityPlan city, string host) => $"http://{host}:{city.Port}";

    /// <summary>The two ordinary sites after it in the table: sites link to one another.</summary>
    private static IEnumerable<SitePlan> Neighbours(CityPlan city, SitePlan site) =>
        city.Sites.Concat(city.Sites).SkipWhile(other => other != site).Skip(1).Where(other => other != site && other.Seed.Trap == SiteTrap.None).Take(2);

    private const string Style = """
        <link rel="stylesheet" href="/css/common.css"><link rel="stylesheet" href="/css/list.css">
        <style type="text/css">
        body{margin:0;font:14px/1.8 "Microsoft YaHei",SimSun,sans-serif;color:#333;background:#f5f5f5}a{color:#333;text-decoration:none}a:hover{color:#c00}
        .w1200{width:1200px;margin:0 auto}.top{height:36px;line-height:36px;background:#f2f6fb}.banner img{width:1200px;height:180px}.nav{background:#1b5aa0}
        .nav .menu>li{float:left;position:relative}.nav .sub{display:none;position:absolute;z-index:99;background:#fff}.nav li:hover .sub{display:block}
        .main{width:1200px;margin:12px auto;background:#fff;overflow:hidden}.left{width:860px;float:left}.sidebar{width:300px;float:right}
        .left li{height:40px;border-bottom:1px dashed #ddd}.left li span{float:right;color:#999}.fr{float:right}.fl{float:left}.footer{text-align:center;padding:20px 0}
        .pager{text-align:center;padding:24px 0}.pager a{border:1px solid #ddd;padding:4px 10px;margin:0 3px}.crumb{height:42px;border-bottom:2px solid #1b5aa0}
        </style>
        """;

    private const string Script = """
        <script>
        function createPageHTML(_nPageCount,_nCurrIndex,_sPageName,_sPageExt){if(_nPageCount<=1){return;}var h="";
        if(_nCurrIndex>0){h+="<a href='"+_sPageName+"."+_sPageExt+"'>首页</a>";}for(var i=0;i<_nPageCount;i++){
        h+=i==_nCurrIndex?"<b>"+(i+1)+"</b>":"<a href='"+_sPageName+(i==0?"":"_"+i)+"."+_sPageExt+"'>"+(i+1)+"</a>";}document.write(h);}
        (function(){var t=new Date();var e=document.getElementById("date");if(e){e.title=t.getFullYear()+"-"+(t.getMonth()+1)+"-"+t.getDate();}})();
        var _hmt=_hmt||[];(function(){var hm=document.createElement("script");hm.src="/js/hm.js?20190601";var s=document.getElementsByTagName("script")[0];s.parentNode.insertBefore(hm,s);})();
        </script>
        """;
}
