using System.Buffers;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>The addresses of data that a page's own programs ask for.</summary>
internal static class JsonSources
{
    private const int Callback = 2500;

    private static readonly SearchValues<string> s_draws = SearchValues.Create(
        ["append(", ".html(", "innerHTML", "<li", "<tr", "render", "template(", "title", "pubDate", "publish", "laypage", "records", ".list", ".rows"], StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<(ListSource Source, int Merit)> Of(HtmlPage page, ScriptTokens tokens, ScriptValues values)
    {
        foreach (var request in new ScriptRequests(tokens, values).Find())
        {
            if (request.Url.Contains("dataproxy.jsp", StringComparison.OrdinalIgnoreCase) || ListAddress.Usable(page, request.Url) is not { } url) continue;
            var merit = ListAddress.Merit(page, url);
            if (tokens.Behind(request.At, Callback).ContainsAny(s_draws)) merit++;
            if (request.Posted) merit -= 2;
            // a page asks for many things: one must speak for the list
            if (merit < 2) continue;
            var why = request.Posted ? $"页面脚本以 POST 请求（{request.Call}），改用 GET" : $"页面脚本请求（{request.Call}）";
            yield return (new(ReadingWay.Json, url, why) { IsGuess = request.Posted }, merit);
        }
    }
}
