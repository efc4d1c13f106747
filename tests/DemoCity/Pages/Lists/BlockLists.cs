using System.Globalization;

namespace FreshnessCrawler.DemoCity.Pages.Lists;

/// <summary>Lists whose items are blocks of their own.</summary>
public static class BlockLists
{
    public static void Table(ListContext list)
    {
        var html = list.Html.Append("<table width=\"682\" border=\"0\" cellspacing=\"0\" cellpadding=\"0\" class=\"gl_list\">\n");
        foreach (var item in list.Items)
        {
            html.Append("<tr valign=\"top\" style=\"padding-bottom:10px;\">\n<td width=\"25\"><img src=\"/images/ico2.jpg\"></td>\n<td width=\"550\">\n\t")
                .Append(list.Mark(item)).Append($"<a href=\"{list.Address(item)}\">{item.Title}</a>\n</td>\n");
            if (item.Date is { } day) html.Append($"<td>\n\t\t{Text(day)}\n\t</td>\n");
            html.Append("</tr>\n");
        }

        html.Append("</table>\n");
    }

    public static void WrapAnchor(ListContext list)
    {
        var html = list.Html.Append("<ul class=\"NewsList\">\n");
        foreach (var item in list.Items)
        {
            html.Append($"<li>\n<a href=\"{list.Address(item)}\">\n<div class=\"list-right\" style=\"padding-left: 0px;\">\n<h1>{list.Mark(item)}{item.Title}</h1>\n");
            if (item.Date is { } day) html.Append($"<div class=\"listItem_infor\"><span>{Text(day)}</span></div>\n");
            html.Append("</div>\n</a>\n</li>\n");
        }

        html.Append("</ul>\n");
    }

    public static void Related(ListContext list)
    {
        var html = list.Html.Append("<ul class=\"u-list\">\n");
        foreach (var item in list.Items)
        {
            html.Append($"<li>{list.Mark(item)}<a href=\"{list.Address(item)}\" target=\"_blank\" title=\"{item.Title}\">{item.Title}</a>\n")
                .Append("<script>var jdFlag=0;</script>\n<div class=\"popbox\"><div class=\"close\" title=\"关闭\"></div><h3 title=\"相关解读\">相关解读</h3>\n<ul>\n");
            for (var i = 0; i < item.Number % 3; i++)
                html.Append($"<li><a href=\"{list.Column.Folder}jd/{item.Number}_{i}.html\" target=\"_blank\">{(i == 0 ? "一图读懂" : "负责人答记者问")}：{item.Title}</a></li>\n");
            html.Append("</ul>\n</div>\n");
            if (item.Date is { } day) html.Append("<span>").Append(day.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture)).Append("</span>");
            html.Append("</li>\n");
        }

        html.Append("</ul>\n");
    }

    public static void SplitDay(ListContext list)
    {
        var html = list.Html.Append("<div class=\"time-list\">\n");
        foreach (var item in list.Items)
        {
            html.Append("<div class=\"item clearfix\">");
            if (item.Date is { } day) html.Append($"<div class=\"time\"><strong>{day:dd}</strong><p>{day:yyyy-MM}</p></div>");
            html.Append($"<div class=\"text\"><h4>{list.Mark(item)}<a href=\"{list.Address(item)}\" target=\"_blank\">{item.Title}</a></h4>")
                .Append($"<p class=\"intro\">{item.Title}，各有关单位高度重视、迅速行动。</p></div></div>\n");
        }

        html.Append("</div>\n");
    }

    public static void Cards(ListContext list)
    {
        var html = list.Html.Append("<div class=\"list-box\">\n");
        foreach (var item in list.Items)
        {
            html.Append($"<div class=\"list-item\"><h3>{list.Mark(item)}<a href=\"{list.Address(item)}\" target=\"_blank\">{item.Title}</a></h3>")
                .Append($"<p class=\"zy\">为做好相关工作，{list.Site.Seed.Name}结合实际，明确责任分工，细化工作举措……</p><p class=\"info\"><span>来源：{list.Site.Seed.Name}</span>");
            if (item.Date is { } day) html.Append($"<span>发布时间：{Text(day)} {8 + (item.Number % 10):00}:{item.Number * 7 % 60:00}</span>");
            html.Append($"<span>浏览次数：{120 + (item.Number * 31)}</span></p></div>\n");
        }

        html.Append("</div>\n");
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
