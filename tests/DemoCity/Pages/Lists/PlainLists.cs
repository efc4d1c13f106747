using System.Globalization;

namespace FreshnessCrawler.DemoCity.Pages.Lists;

/// <summary>Lists of one line an item, where only the place and the form of the date differ.</summary>
public static class PlainLists
{
    public static void AnchorSpan(ListContext list) => Lines(list, "list01", "<span>", "yyyy-MM-dd", "</span>");

    public static void Slashes(ListContext list) => Lines(list, "news_list", "<span class=\"time\">", "yyyy'/'MM'/'dd", "</span>");

    public static void Chinese(ListContext list) => Lines(list, "xw-list", "<i>", "yyyy年M月d日", "</i>");

    public static void Yearless(ListContext list) => Lines(list, "list_ul", "<span class=\"rq\">", "MM-dd", "</span>");

    public static void Parentheses(ListContext list) => Lines(list, "gl_list", "<em>(", "yyyy-MM-dd", ")</em>");

    public static void Brackets(ListContext list) => Lines(list, "lb", "&nbsp;[", "yyyy-MM-dd", "]");

    public static void DateFirst(ListContext list)
    {
        var html = list.Html.Append("<ul id=\"div\" class=\"list-con\">\n");
        foreach (var item in list.Items)
        {
            html.Append("<li>");
            if (item.Date is { } day) html.Append("<span class=\"date\">").Append(Text(day, "yyyy-MM-dd")).Append("</span>");
            html.Append(list.Mark(item)).Append($"<a href=\"{list.Address(item)}\" target=\"_blank\" title=\"\">{item.Title}</a></li>\n");
        }

        html.Append("</ul>\n");
    }

    public static void Dots(ListContext list)
    {
        var html = list.Html.Append("<dl class=\"dlist\">\n");
        foreach (var item in list.Items)
        {
            html.Append($"<dd>{list.Mark(item)}<a href=\"{list.Address(item)}\" title=\"{item.Title}\">{item.Title}</a>");
            if (item.Date is { } day) html.Append("<b>").Append(Text(day, "yyyy.MM.dd")).Append("</b>");
            html.Append("</dd>\n");
        }

        html.Append("</dl>\n");
    }

    private static void Lines(ListContext list, string name, string open, string format, string close)
    {
        var html = list.Html.Append($"<ul class=\"{name}\">\n");
        var at = 0;
        foreach (var item in list.Items)
        {
            html.Append("<li>").Append(list.Mark(item))
                .Append($"<a href=\"{list.Address(item)}\" target=\"_blank\" title=\"{item.Title}\">{item.Title}</a>");
            if (item.Date is { } day) html.Append(open).Append(Text(day, format)).Append(close);
            html.Append("</li>\n");
            if (++at % 5 == 0) html.Append("<li class=\"line\"></li>\n");
        }

        html.Append("</ul>\n");
    }

    private static string Text(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
