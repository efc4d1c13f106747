using System.Text;
using FreshnessCrawler.DemoCity.Pages.Lists;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Pages;

/// <summary>The page of a column.</summary>
public static class ListPage
{
    private const int Pages = 5;

    public static PageText Write(CityPlan city, SitePlan site, SiteSkin skin, ColumnPlan column, int page)
    {
        var top = PageTop.Write(city, site, skin, column.Name)
            .Append($"<meta name=\"ColumnName\" content=\"{column.Name}\">\n<meta name=\"ColumnDescription\" content=\"{site.Seed.Name}{column.Name}栏目\">\n<meta name=\"ColumnKeywords\" content=\"{column.Name},{site.Seed.Name}\">\n<meta name=\"ColumnType\" content=\"{TypeOf(column)}\">\n");
        var main = new StringBuilder(8 * 1024).Append("<div class=\"main w1200\">\n");
        Breadcrumb(main, column);
        if (site.Seed.Cms is not (Cms.WrapAnchor or Cms.Ucap)) Siblings(main, column);
        main.Append($"<div class=\"left fl\"><h2 class=\"lm\">{column.Name}</h2>\n");
        Content(main, city, site, skin, column, page);
        main.Append("</div>\n");
        if (site.AttachmentsPerColumn > 0) Attachments(main, city, site, column);
        if (site.Planted.Count > 0 && column == site.PlantedColumn) PlantedBlock.Write(main, site, 2);
        return new PageText(top, main, site.Number % 5 == 0 ? SidePlace.Before : SidePlace.After);
    }

    private static void Content(StringBuilder main, CityPlan city, SitePlan site, SiteSkin skin, ColumnPlan column, int page)
    {
        if (ScriptedList.Write(main, column)) return;

        var items = ColumnItems.Of(city, site, column, page);
        if (items.Count == 0)
        {
            Empty(main, site);
            return;
        }

        var style = ListMarkup.Readable(skin.Style.For(column), items, city.AsOf);
        if (column.Trap == ColumnTrap.DatedArticles) items = [.. items.Select(item => item with { Date = null })];
        ListMarkup.Write(style, new ListContext(main, site, column, skin.Style.Address, items));
        main.Append($"<div class=\"pager\"><script>createPageHTML({(items.Count < 10 ? 1 : Pages)},{page},\"index\",\"html\");</script></div>\n");
    }

    private static void Attachments(StringBuilder main, CityPlan city, SitePlan site, ColumnPlan column)
    {
        main.Append("<div class=\"xgfj\"><p>");
        for (var number = 1; number <= site.AttachmentsPerColumn; number++)
            main.Append($"<a href=\"http://{CityHosts.NameBelow(site.Seed.Code, CityHosts.Attachments)}:{city.Port}/lj/ok/{column.Number}-{number}.pdf\">附件{number}</a> ");
        main.Append("</p></div>\n");
    }

    /// <summary>The three ways of saying nothing.</summary>
    private static void Empty(StringBuilder main, SitePlan site) => main.Append((site.Number % 3) switch
    {
        0 => "<ul class=\"list01\"></ul>\n<div class=\"nodata\">暂无信息</div>\n",
        1 => "<div class=\"list-box\"><p class=\"empty\">暂无相关内容！</p></div>\n",
        _ => "<ul class=\"news_list\">\n</ul>\n<div class=\"pager\">共 0 条记录 第 1/1 页</div>\n",
    });

    private static void Breadcrumb(StringBuilder main, ColumnPlan column)
    {
        main.Append("<div class=\"crumb\">当前位置：<a href=\"/\" class=\"CurrChnlCls\">首页</a>&nbsp;&gt;&nbsp;");
        if (column.Parent is { } parent) main.Append($"<a href=\"{parent.Path}\" class=\"CurrChnlCls\">{parent.Name}</a>&nbsp;&gt;&nbsp;");
        main.Append($"<a href=\"{column.Path}\" class=\"CurrChnlCls\">{column.Name}</a></div>\n");
    }

    private static void Siblings(StringBuilder main, ColumnPlan column)
    {
        var family = column.Parent ?? column;
        main.Append($"<div class=\"subnav\"><h3>{family.Name}</h3><ul>\n");
        foreach (var child in family.Children) main.Append($"<li{(child == column ? " class=\"cur\"" : "")}><a href=\"{child.LinkPath}\">{child.Name}</a></li>\n");
        main.Append("</ul></div>\n");
    }

    /// <summary>Free text in practice: what the class is called, or just the column's own name.</summary>
    private static string TypeOf(ColumnPlan column) => column.Category switch
    {
        Category.News => "工作动态",
        Category.Notice => "通知公告",
        Category.Policy => "政策文件",
        _ => column.Name,
    };
}
