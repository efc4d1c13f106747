using System.Text;

namespace FreshnessCrawler.Worker.Tests.Extraction.Fuzz;

/// <summary>Pages of 2 MB, the worst of their kinds: each is cheap to write and dear to a reader that looks twice.</summary>
public static class HostilePages
{
    public const int Length = 2_000_000;

    private const string Item = "<li><a href='1.html'>关于事项的通知</a><span>2026-01-05</span></li>";
    private const string Column = "<title>通知公告</title><meta name=columnname content=通知公告>";

    public static IReadOnlyDictionary<string, Func<string>> All { get; } = new Dictionary<string, Func<string>>(StringComparer.Ordinal)
    {
        ["deep div"] = () => Fill("<div>"),
        ["deep b"] = () => Fill("<b>"),
        ["deep table"] = () => Fill("<table><tr><td>"),
        ["deep font"] = () => Fill("<font color=red>"),
        ["deep a"] = () => Fill("<a href=1>"),
        ["deep a around blocks"] = () => Fill("<a href=1><div>"),
        ["deep svg"] = () => Fill("<svg><g>"),
        ["deep cells in an svg"] = () => "<svg>" + Fill("<td>"),
        ["items below many elements"] = () => Many("<div>", 1900) + Fill(Item),
        ["items below many menus"] = () => Many("<ul class=nav><li><a href=1>通知公告</a>", 900) + Fill(Item),
        ["items below many tables"] = () => Many("<table><tr><td>", 600) + Fill(Item),
        ["lists opened and closed in depth"] = () => Fill(Many("<ul><li>", 900) + Many("</ul>", 900)),
        ["formats open over paragraphs"] = () => Numbered("<font color={0}>", 1900) + Fill("</p><p>x"),
        ["some formats open over paragraphs"] = () => Numbered("<font color={0}>", 300) + Fill("</p><p>x"),
        ["formats and blocks crossed"] = () => Fill("<b><p></b></p>"),
        ["formats crossed twice"] = () => Fill("<font><i><p></font></p></i>"),
        ["links and blocks crossed"] = () => Fill("<a href=1><p></a>"),
        ["text astray in a table"] = () => "<table>" + Fill("<a href=1>关于事项的通知</a>2026-01-01 "),
        ["a comment ended oddly"] = () => "<!-- --!>" + Fill("<div>"),
        ["many comments ended oddly"] = () => Fill("<!----!>"),
        ["a comment without end"] = () => "<!--" + Fill("-- "),
        ["a script without end"] = () => "<script>" + Fill("x<"),
        ["a script in the title"] = () => "<title><script></title>" + Fill("<div>"),
        ["a title in a select"] = () => "<select><title></select>" + Fill("<div>"),
        ["a style in an svg"] = () => "<svg><style><foreignObject>" + Fill("<div>"),
        ["CDATA without end"] = () => "<script type='text/xml'><datastore><record><![CDATA[" + Fill("]]"),
        ["records that nest"] = () => "<script><record>" + Fill("<div>") + "</record></script></html>",
        ["many records"] = () => Fill("<record><li><a href=1>关于事项的通知</a>2026-01-01</record>"),
        ["records commented out"] = () => "<!--" + Fill("<record></record>"),
        ["attributes"] = () => "<div " + Numbered("a{0}=1 ", 200_000) + ">x</div>",
        ["an attribute given again and again"] = () => "<a " + Fill("href=1 ") + ">x",
        ["a class of many words"] = () => "<div class='" + Fill("a1 ") + "'><ul>" + Many(Item, 9) + "</ul></div>",
        ["a base address"] = () => "<base href='http://x/" + Fill("../") + "'>" + Many(Item, 3),
        ["an address"] = () => "<li><a href='" + Fill("/2026/01/01") + "'>关于事项的通知</a>2026-01-05",
        ["entities"] = () => Fill("&#x41;"),
        ["one entity"] = () => "&#" + Fill("9") + ";",
        ["names of tags"] = () => Numbered("<x{0}>", 150_000),
        ["one line"] = () => Fill("通知 "),
        ["nothing but <"] = () => Fill("<"),
        ["nulls"] = () => Fill("\0"),
        ["halves of characters"] = () => Fill("<li><a href='\ud800/x y\udc00'>关于\ud800事项</a><i>2026-01-05</i>"),
        ["items"] = () => Fill(Item),
        ["items without elements"] = () => "<div>" + Fill("<a href=1>关于事项的通知</a> 2026-01-05<br>") + "</div>",
        ["items in tags of all names"] = () => "<div>" + Numbered("<x{0}><a href=1>关于事项的通知</a>2026-01-05</x{0}>", 26_000) + "</div>",
        ["items without a year below years"] = () => Fill("<p>2024年</p><ul><li><a href=1>关于事项的通知</a><i>01-05</i></ul>"),
        ["lists of one item"] = () => Fill("<ul><li><a href=1>关于事项的通知</a><i>2026-01-05</i></ul>"),
        ["tables of one item"] = () => Fill("<table><tr><td><a href=1>关于事项的通知</a><td>2026-01-05</table>"),
        ["lists with pagers"] = () => Fill("<p class=page>下一页</p><ul><li><a href=1>关于事项的通知</a><i>2026-01-05</i></ul>"),
        ["lists far from words"] = () => Many("<i></i>", 80_000) + Fill("<ul><li><a href=1 title=关于事项的通知></a><b>2026-01-05</b></ul>"),
        ["one row of items"] = () => "<table><tr>" + Fill("<td><a href=1>关于事项的通知</a><td>2026-01-05"),
        ["one item of dates"] = () => "<ul><li><a href=1>关于事项的通知</a>" + Fill("<i>2026-01-05</i>"),
        ["days with weekdays"] = () => Fill("<li>2026-01-05 星期一<a href=1>关于事项的通知</a>"),
        ["digits in elements"] = () => "<div><p>" + Fill("<i>1</i>"),
        ["years and months in pieces"] = () => Fill("<div><b>16</b><i>2026-09</i></div>"),
        ["links to more"] = () => Fill("<a title=更多 href=1></a>"),
        ["breadcrumbs"] = () => Fill("<p>当前位置</p>"),
        ["headings in headings"] = () => Column + Many("<h1><div>", 700) + Fill("<i>xx</i>") + "</body></html>",
        ["empty lists"] = () => Column + Fill("<ul></ul>") + "</body></html>",
        ["empty words"] = () => Column + "<p>" + Fill("<span>暂无数据</span>") + "</body></html>",
        ["frames"] = () => Fill("<iframe src=weather></iframe>"),
        ["fields"] = () => Fill("<input>"),
        ["paragraphs"] = () => Fill("<p>"),
    };

    private static string Fill(string part) => Many(part, Length / part.Length);

    private static string Many(string part, int times) => new StringBuilder(part.Length * times).Insert(0, part, times).ToString();

    private static string Numbered(string part, int times)
    {
        var builder = new StringBuilder();
        var format = CompositeFormat.Parse(part);
        for (var i = 0; i < times; i++) builder.AppendFormat(null, format, i);
        return builder.ToString();
    }
}
