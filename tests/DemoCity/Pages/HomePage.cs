using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Pages;

/// <summary>The home page: blocks of several columns, full and year-less dates mixed.</summary>
public static class HomePage
{
    /// <summary>The site whose pages carry a state, a nonce and a counter that differ with every request.</summary>
    private const string Stateful = "tiyuju";

    public static PageText Write(CityPlan city, SitePlan site, SiteSkin skin, bool overIpv6 = false)
    {
        if (overIpv6 && site.V6 == V6Form.OtherContent) return Other(city, site, skin);
        var main = new StringBuilder(16 * 1024).Append("<div class=\"main w1200\">\n<div class=\"focus\">\n");
        var lead = site.HomeBlocks[0];
        foreach (var item in HomeItems.Of(city, site, lead).Take(4))
            main.Append($"<a href=\"{Address(skin, lead, item)}\"><img src=\"/images/focus{item.Number}.jpg\" alt=\"{item.Title}\"></a>\n");
        main.Append("</div>\n");
        for (var at = 0; at < site.HomeBlocks.Count; at++) Block(main, city, site, skin, site.HomeBlocks[at], full: (at + site.Number) % 2 == 0);
        PlantedBlock.Write(main, site, 1);
        if (site.Seed.Code == Stateful) State(main);
        main.Append("</div>\n");
        return new PageText(PageTop.Write(city, site, skin, "首页"), main);
    }

    /// <summary>A home page from before the redesign: its newest item is that of the other one, hardly anything else is.</summary>
    private static PageText Other(CityPlan city, SitePlan site, SiteSkin skin)
    {
        var newest = HomeItems.Newest(city, site);
        var main = new StringBuilder("<div class=\"main w1200\">\n<p>本网站正在进行IPv6升级改造，部分内容暂未同步，请通过原网址访问。</p>\n");
        Block(main, city, site, skin, site.HomeBlocks.First(column => HomeItems.Of(city, site, column).Any(item => item.Date == newest)), full: true);
        return new PageText(PageTop.Write(city, site, skin, "首页"), main.Append("</div>\n"));
    }

    private static void State(StringBuilder main) => main
        .Append($"<form method=\"post\" action=\"/search/\"><input type=\"hidden\" name=\"__VIEWSTATE\" id=\"__VIEWSTATE\" value=\"{Convert.ToBase64String(RandomNumberGenerator.GetBytes(9000))}\"></form>\n")
        .Append($"<script nonce=\"{Convert.ToHexString(RandomNumberGenerator.GetBytes(16))}\">var csrf='{Convert.ToHexString(RandomNumberGenerator.GetBytes(16))}';</script>\n")
        .Append($"<p>您是第{RandomNumberGenerator.GetInt32(100_000, 900_000)}位访问者</p>\n");

    private static void Block(StringBuilder main, CityPlan city, SitePlan site, SiteSkin skin, ColumnPlan column, bool full)
    {
        main.Append($"<div class=\"block\"><div class=\"hd\"><h3><a href=\"{column.LinkPath}\">{column.Name}</a></h3><a class=\"more\" href=\"{column.LinkPath}\">更多&gt;&gt;</a></div>\n<ul class=\"bd\">\n");
        foreach (var item in HomeItems.Of(city, site, column))
        {
            main.Append($"<li><a href=\"{Address(skin, column, item)}\" title=\"{item.Title}\">{item.Title}</a>");
            if (item.Date is { } day)
            {
                var yearless = !full && day <= city.AsOf && day > city.AsOf.AddDays(-300);
                main.Append("<span>").Append(day.ToString(yearless ? "MM-dd" : "yyyy-MM-dd", CultureInfo.InvariantCulture)).Append("</span>");
            }

            main.Append("</li>\n");
        }

        main.Append("</ul></div>\n");
    }

    private static string Address(SiteSkin skin, ColumnPlan column, PlanItem item) => ItemAddress.Of(skin.Style.Address, column, item, fromList: false);
}
