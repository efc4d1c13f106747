using System.Text;
using FreshnessCrawler.DemoCity.Accounts.Plan;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Pages;

/// <summary>A simple article, so that no link of a list is dead.</summary>
public static class ArticlePage
{
    public static PageText Write(CityPlan city, SitePlan site, SiteSkin skin, ColumnPlan? column, int number)
    {
        var item = column is null ? null : Find(city, site, column, number);
        var title = item?.Title ?? $"{site.Seed.Name}概况";
        var top = PageTop.Write(city, site, skin, title).Append($"<meta name=\"ArticleTitle\" content=\"{title}\">\n<meta name=\"ContentSource\" content=\"{site.Seed.Name}\">\n");
        var main = new StringBuilder(2048).Append($"<div class=\"main w1200\"><div class=\"crumb\">当前位置：<a href=\"/\">首页</a></div>\n<h1>{title}</h1>\n");
        if (item?.Date is { } day)
        {
            top.Append($"<meta name=\"PubDate\" content=\"{day:yyyy-MM-dd} 09:{number % 60:00}\">\n");
            main.Append($"<div class=\"info\">发布时间：{day:yyyy-MM-dd} 09:{number % 60:00}　来源：{site.Seed.Name}　字体：【大 中 小】</div>\n");
        }

        main.Append("<div class=\"TRS_Editor\">");
        if (column is not null && item?.Date is { } published && SiteTexts.At(site, column, number) is { } text) main.Append($"<p>　　{text.Write(published)}</p>\n");
        foreach (var topic in site.Seed.Topics.Split(',')) main.Append($"<p>　　今年以来，{site.Seed.Name}围绕{topic}，坚持目标导向，压实工作责任，强化督导检查，各项任务有序推进，取得了阶段性成效。</p>\n");
        if (column is not null && number == 0 && site.Planted.Count > 0 && column == site.PlantedColumn) PlantedBlock.Write(main, site, 3);
        main.Append("</div></div>\n");
        return new PageText(top, main);
    }

    private static PlanItem? Find(CityPlan city, SitePlan site, ColumnPlan column, int number)
    {
        for (var page = 0; page < 5; page++)
        {
            foreach (var item in ColumnItems.Of(city, site, column, page))
            {
                if (item.Number == number) return item;
            }
        }

        return null;
    }
}
