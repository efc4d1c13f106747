using System.Globalization;

namespace FreshnessCrawler.DemoCity.Pages.Lists;

/// <summary>信息公开目录: an 索引号 that looks like a date, a hidden detail table with the date, and the date again.</summary>
public static class CatalogueList
{
    public static void Write(ListContext list)
    {
        var html = list.Html.Append("<div class=\"list_th\"><ul><li class=\"suoyin\">索引号</li><li class=\"xx_title\">标题</li><li class=\"width_date\">发布日期</li></ul></div>\n<div class=\"wjList\">\n<ul id=\"lbUR\">\n");
        foreach (var item in list.Items)
        {
            var index = $"F{29000 + list.Site.Number}-{list.Column.Number:00}0{item.Number % 10}-{item.AddressDate.Year}-{1001 + item.Number:0000}";
            html.Append($"<li>\n<div class=\"lis_suoyin fl\">{index}</div>\n<div class=\"lis_title fl td2\">{list.Mark(item)}<a target='_blank' href=\"{list.Address(item)}\" class=\"titleBT\" title=\"{item.Title}\">{item.Title}</a>\n")
                .Append("<div class=\"dasite\" style=\"display:none\"><table cellspacing=\"0\" cellpadding=\"0\"><tbody>\n")
                .Append($"<tr class=\"odd\"><td>名称</td><td colspan=\"3\">{item.Title}</td></tr>\n")
                .Append($"<tr class=\"even\"><td>索引号</td><td>{index}</td><td>公开方式</td><td>主动公开</td></tr>\n");
            if (item.Date is { } day) html.Append($"<tr class=\"odd\"><td>发布日期</td><td>{Text(day)}</td><td>公开时限</td><td>长期公开</td></tr>\n");
            html.Append($"</tbody></table></div></div>\n");
            if (item.Date is { } shown) html.Append($"<div class=\"lis_date\">{Text(shown)}</div>");
            html.Append("</li>\n");
        }

        html.Append("</ul>\n</div>\n");
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
