using System.Globalization;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Pages.Lists;

/// <summary>A channel page of several tabs, of which only the first is shown.</summary>
public static class TabList
{
    private static readonly string[] Names = ["综合", "最新发布", "往期回顾"];

    public static void Write(ListContext list)
    {
        var html = list.Html.Append("<div class=\"tab-hd\"><ul>");
        for (var tab = 0; tab < Names.Length; tab++) html.Append($"<li class=\"{(tab == 0 ? "on" : "off")}\"><a href=\"javascript:void(0)\">{Names[tab]}</a></li>");
        html.Append("</ul></div>\n<div class=\"tab-bd\">\n");
        PlanItem[] hidden = [.. list.Items.Where(item => item.Hidden)];
        PlanItem[] shown = [.. list.Items.Where(item => !item.Hidden)];
        var half = (shown.Length + 1) / 2;
        Tab(list, shown.AsSpan(0, half), visible: true);
        Tab(list, hidden, visible: false);
        Tab(list, shown.AsSpan(half), visible: false);
        html.Append("</div>\n");
    }

    private static void Tab(ListContext list, ReadOnlySpan<PlanItem> items, bool visible)
    {
        var html = list.Html.Append($"<div class=\"tab-con\"{(visible ? "" : " style=\"display:none\"")}>\n<ul class=\"tab-list\">\n");
        foreach (var item in items)
        {
            html.Append($"<li><a href=\"{list.Address(item)}\" title=\"{item.Title}\">{item.Title}</a>");
            if (item.Date is { } day) html.Append("<span>").Append(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append("</span>");
            html.Append("</li>\n");
        }

        html.Append("</ul>\n</div>\n");
    }
}
