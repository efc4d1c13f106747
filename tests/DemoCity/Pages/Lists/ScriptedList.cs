using System.Globalization;
using System.Text;
using System.Text.Json;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Pages.Lists;

/// <summary>Pages whose list is not in their markup, and what stands behind them.</summary>
public static class ScriptedList
{
    public const string JsonPath = "/api/list";
    public const string ProxyPath = "/module/web/jpage/dataproxy.jsp";
    public const string FramePath = "/frame/list.html";

    private const int HanwebOffset = 1000;

    /// <summary>Writes what the page has in place of a list; false where the column's page has its list.</summary>
    public static bool Write(StringBuilder main, ColumnPlan column)
    {
        switch (column.Trap)
        {
            case ColumnTrap.ScriptShell or ColumnTrap.ScriptJson:
                main.Append($"<div id=\"app\"><ul id=\"pageList\" class=\"list\"></ul></div>\n<script>$(function(){{$.ajax({{url:'{JsonPath}?columnId={column.Number}&pageNo=1&pageSize=20',dataType:'json',success:function(res){{var h='';$.each(res.data.list,function(i,v){{h+='<li><a href=\"'+v.url+'\">'+v.title+'</a><span>'+v.publishTime.substring(0,10)+'</span></li>';}});$('#pageList').html(h);}}}});}});</script>\n");
                return true;
            case ColumnTrap.ScriptProxy:
                var number = HanwebOffset + column.Number;
                main.Append($"<div id=\"{number}7\" class=\"default_pgContainer\"><script type=\"text/xml\"><datastore>\n<nextgroup><![CDATA[<a href=\"{ProxyPath}?page=1&webid=1&columnid={number}&unitid={number}7\"></a>]]></nextgroup>\n<recordset></recordset>\n</datastore></script></div>\n<script>new jpage({{element:'{number}7',perPage:20,totalRecord:100,url:'{ProxyPath}'}});</script>\n");
                return true;
            case ColumnTrap.ScriptBuilt:
                // Neither the address nor the data can be read without running it.
                main.Append($"<div id=\"app\"><ul id=\"pageList\" class=\"list\"></ul></div>\n<script>(function(){{var p=['api','list'].join('/'),q=new XMLHttpRequest();q.open('GET','/'+p+'?columnId='+(Number('{column.Number * 7}')/7)+'&pageNo=1&pageSize=20');q.onload=function(){{var u=document.getElementById('pageList');JSON.parse(q.responseText).data.list.forEach(function(v){{var l=document.createElement('li'),a=document.createElement('a'),s=document.createElement('span');a.href=v.url;a.textContent=v.title;s.textContent=v.publishTime.substring(0,10);l.appendChild(a);l.appendChild(s);u.appendChild(l);}});}};q.send();}})();</script>\n");
                return true;
            case ColumnTrap.Framed:
                main.Append($"<iframe name=\"list\" src=\"{FramePath}?id={column.Number}\" width=\"860\" height=\"900\" frameborder=\"0\" scrolling=\"no\"></iframe>\n");
                return true;
            default:
                return false;
        }
    }

    /// <summary>The number of the column that a request for data asks for; null where it asks for none.</summary>
    public static int? NumberOf(string path, Func<string, string?> query) => path switch
    {
        JsonPath => Number(query("columnId")),
        FramePath => Number(query("id")),
        ProxyPath => Number(query("columnid")) - HanwebOffset,
        _ => null,
    };

    /// <summary>The answer's content type and text.</summary>
    public static (string Type, string Text) Answer(string path, ListContext list) => path switch
    {
        JsonPath => ("application/json; charset=utf-8", Json(list)),
        ProxyPath => ("text/xml; charset=utf-8", Records(list)),
        _ => ("text/html; charset=utf-8", Frame(list)),
    };

    private static string Json(ListContext list) => JsonSerializer.Serialize(
        new { code = 200, data = new { total = list.Items.Count * 5, list = list.Items.Select(item => new { id = item.Number, title = item.Title, url = list.Address(item), publishTime = $"{item.Date:yyyy-MM-dd} 09:00:00", hits = 37 }) } });

    private static string Records(ListContext list)
    {
        var xml = new StringBuilder("<datastore>\n<recordset>\n");
        foreach (var item in list.Items)
            xml.Append(CultureInfo.InvariantCulture, $"<record><![CDATA[<li><a href=\"{list.Address(item)}\" title=\"{item.Title}\">{item.Title}</a><b>{item.Date:yyyy-MM-dd}</b></li>]]></record>\n");
        return xml.Append("</recordset>\n</datastore>").ToString();
    }

    private static string Frame(ListContext list)
    {
        var page = new StringBuilder($"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{list.Column.Name}</title></head>\n<body>\n");
        PlainLists.Slashes(list with { Html = page });
        return page.Append("</body></html>\n").ToString();
    }

    private static int? Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
