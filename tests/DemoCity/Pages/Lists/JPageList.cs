using System.Globalization;

namespace FreshnessCrawler.DemoCity.Pages.Lists;

/// <summary>大汉 jpage: no list in the markup, a datastore of records inside a script.</summary>
public static class JPageList
{
    public static void Write(ListContext list)
    {
        var number = 1000 + list.Column.Number;
        var html = list.Html.Append($"<div id=\"{number}7\" class=\"default_pgContainer\"><script type=\"text/xml\"><datastore>\n<nextgroup><![CDATA[<a href=\"/module/web/jpage/dataproxy.jsp?page=1&webid=1&columnid={number}&unitid={number}7\"></a>]]></nextgroup>\n<recordset>\n");
        foreach (var item in list.Items)
        {
            html.Append($"<record><![CDATA[<li>{list.Mark(item)}<a href=\"{list.Address(item)}\" target=\"_blank\" title=\"{item.Title}\">{item.Title}</a>");
            if (item.Date is { } day) html.Append("<b>").Append(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append("</b>");
            html.Append("</li>]]></record>\n");
        }

        html.Append("</recordset>\n</datastore></script></div>\n")
            .Append($"<script>new jpage({{element:'{number}7',perPage:20,totalRecord:{list.Items.Count * 5},url:'/module/web/jpage/dataproxy.jsp'}});</script>\n");
    }
}
