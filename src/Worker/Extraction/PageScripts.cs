using System.Buffers;
using FreshnessCrawler.Worker.Extraction.Sources;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Whether a page's scripts could bring items that its source does not have. What another file holds is not seen
/// here, so a file counts as harmless only by a known name.</summary>
internal static class PageScripts
{
    private static readonly SearchValues<string> s_inline = SearchValues.Create(
        [
            "ajax", "$.get(", "$.post(", "getJSON", "XMLHttpRequest", "fetch(", "axios", "v-for", "ng-repeat", "new Vue", "createApp", "{{",
            "dataproxy", "innerHTML", ".append(", ".html(", ".load(", "laypage", "layui", "webpack", "__NUXT__", "__NEXT", "id=\"app\"", "id='app'",
            "id=\"root\"", "appendChild", "insertAdjacent", "jsonp", "/api/", "getList", "loadList", "loadData", "template(", "<datastore", "<recordset",
            "document.write('<li", "document.write(\"<li",
        ],
        StringComparison.OrdinalIgnoreCase);

    // Libraries, statistics, marks of the authorities: they draw, count and link, they bring no items.
    private static readonly SearchValues<string> s_harmless = SearchValues.Create(
        [
            "jquery.js", "jquery.min", "jquery-", "jquery.qrcode", "jquery.superslide", "superslide", "bootstrap", "swiper", "owl.carousel", "slick", "slimscroll",
            "laydate", "layer.js", "share", "html5shiv", "respond", "modernizr", "selectivizr", "dd_belatedpng", "qrcode", "baidu.com", "/hm.js", "cnzz", "51.la",
            "conac", "jiucuo", "exposure", "inspector", "createpage", "aria.js", "barrier", "wza", "font.js", "jqprint", "print.js", "kefu", "weather",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_loads = SearchValues.Create(
        ["ajax", "$.get(", "$.post(", "getJSON", "XMLHttpRequest", "fetch(", "axios", ".load(", "new Vue", "createApp", "jpage(", "laytpl"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_rows = SearchValues.Create(["<li", "<dd", "<tr"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_templates = SearchValues.Create([" v-for=", " ng-repeat=", "document.write('<li", "document.write(\"<li"], StringComparison.OrdinalIgnoreCase);

    public static bool MayFill(HtmlPage page) => FillsInline(page) || HasUnknownFile(page);

    public static bool FillsInline(HtmlPage page) => page.Raw.ContainsAny(s_inline);

    /// <summary>Whether a script asks a server for something.</summary>
    public static bool Loads(ReadOnlySpan<char> script) => script.ContainsAny(s_loads);

    /// <summary>Whether a script on the page plainly makes rows of what it loads, or a template stands for them.</summary>
    public static bool FillsList(HtmlPage page)
    {
        if (page.Raw.ContainsAny(s_templates)) return true;
        if (!Loads(page.Raw)) return false;
        foreach (var script in InlineScripts.Of(page.Raw))
        {
            var code = page.Raw[script.Body];
            if (Loads(code) && code.ContainsAny(s_rows)) return true;
        }

        return false;
    }

    /// <summary>A script of another file that is no known library.</summary>
    public static bool HasUnknownFile(HtmlPage page)
    {
        foreach (var script in page.Document.Scripts)
        {
            if (script.GetAttribute("src") is { Length: > 0 } source && !source.AsSpan().ContainsAny(s_harmless)) return true;
        }

        return false;
    }
}
