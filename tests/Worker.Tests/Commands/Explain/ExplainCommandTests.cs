using System.Text;
using System.Text.Json;
using FreshnessCrawler.Worker.Commands;
using FreshnessCrawler.Worker.Tests.Jobs;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Commands.Explain;

/// <summary>explain as a script uses it: real processes over saved pages.</summary>
public sealed class ExplainCommandTests : IDisposable
{
    private const string NoDatabase = "Host=127.0.0.1;Port=1";

    private static readonly string[] s_properties = ["url", "kind", "outcome", "reason", "newest", "date", "items"];
    private static readonly string[] s_itemProperties = ["title", "url", "date", "pinned", "source"];
    private static readonly string[] s_feedItemProperties = [.. s_itemProperties, "published"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("explain-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Batch_PagesOfEveryKind_OneObjectALineInOrder()
    {
        Save("列表.html", Page("工作动态", "<div class=\"crumb\">当前位置：<a href=\"/\">首页</a> &gt; 工作动态</div><ul><li><a href=\"./202611/t20261103_9.html\">全市林业工作推进会议召开</a><span>2026-11-03</span></li><li><b>置顶</b><a href=\"./t9.html\">关于森林防火工作的通知</a><span>2025-01-02</span></li></ul>", "<meta name=\"ColumnName\" content=\"工作动态\">"));
        Save("article.html", Page("关于检疫工作的通知", "<h1>关于检疫工作的通知</h1><p>发布时间：2026-10-09 来源：市林业局</p><p>各县区林业局要认真做好检疫工作，严格执行有关规定，确保安全。</p>", "<meta name=\"ArticleTitle\" content=\"关于检疫工作的通知\">"));
        Save("gone.html", "<html><head><link href=\"https://res.wx.qq.com/mmbizwap/a.css\"><script>function wx_loaderror(){document.cookie='a';eval('x')}</script></head><body><div class=\"weui-msg\"><div class=\"weui-msg__title\">链接已过期</div></div></body></html>");
        Save("feed.xml", "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>f</title><lastBuildDate>Mon, 23 Nov 2026 04:00:00 GMT</lastBuildDate><item><title>简讯</title><link>http://a.gov.cn/1</link><pubDate>Tue, 03 Nov 2026 17:30:00 GMT</pubDate></item><item><title>无日期的简讯</title><link>http://a.gov.cn/2</link></item></channel></rss>");
        Save("blocked.html", "<html><head><title>访问被拦截</title></head><body>您的请求带有不合法参数</body></html>");
        Save("batch.jsonl", """
            {"file":"列表.html","url":"http://lyj.a.gov.cn/gzdt/","asOf":"2026-11-10","note":"more is ignored"}

            {"file":"article.html","url":"http://lyj.a.gov.cn/gzdt/202610/t20261009_1.html","asOf":"2026-11-10"}
            {"file":"gone.html","url":"https://mp.weixin.qq.com/s/abc","asOf":"2026-11-10"}
            {"file":"feed.xml","url":"http://a.gov.cn/rss.xml","asOf":"2026-11-10"}
            {"file":"blocked.html","url":"http://a.gov.cn/","asOf":"2026-11-10"}
            """);

        var (code, lines) = await RunAsync("explain", "--batch", Path.Combine(_folder.FullName, "batch.jsonl"));

        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(
            ["list read 2026-11-03 ", "article read  2026-10-09", "wechat-article notRead  ", "feed read 2026-11-04 ", "blocked notRead  "],
            lines.Select(line => $"{Text(line, "kind")} {Text(line, "outcome")} {Text(line, "newest")} {Text(line, "date")}"));
        Assert.All(lines, line => Assert.Equal(s_properties, line.EnumerateObject().Select(property => property.Name)));
        Assert.Equal("链接已过期", Text(lines[2], "reason"));
        Assert.All(lines[0].GetProperty("items").EnumerateArray(), item => Assert.Equal(s_itemProperties, item.EnumerateObject().Select(property => property.Name)));
        Assert.Equal([false, true], lines[0].GetProperty("items").EnumerateArray().Select(item => item.GetProperty("pinned").GetBoolean()));
        Assert.All(lines[0].GetProperty("items").EnumerateArray(), item => Assert.Equal("shown", Text(item, "source")));
        Assert.Equal("2026-11-03T17:30:00Z", Text(lines[3].GetProperty("items")[0], "published"));
        Assert.Equal("2026-11-04", Text(lines[3].GetProperty("items")[0], "date"));
        Assert.All(lines[3].GetProperty("items").EnumerateArray(), item => Assert.Equal(s_feedItemProperties, item.EnumerateObject().Select(property => property.Name)));
        Assert.Null(Text(lines[3].GetProperty("items")[1], "published"));
    }

    [Fact]
    public async Task Explain_ForAPerson_ShowsEachStepAndTheRules()
    {
        Save("list.html", Page("工作动态", "<div class=\"crumb\">当前位置：<a href=\"/\">首页</a> &gt; 工作动态</div><ul><li><a href=\"./t1.html\">全市林业工作推进会议召开</a><span>2026-10-03</span></li><li><a href=\"./t2.html\">关于森林防火工作的通知</a><span>2026-10-02</span></li></ul>"));

        using var worker = WorkerProcess.Start(NoDatabase, "explain", Path.Combine(_folder.FullName, "list.html"), "--url", "http://a.gov.cn/gzdt/", "--as-of", "2026-11-10");

        Assert.Equal(ExitCode.Done, await worker.EndAsync(Ct));
        foreach (var part in new[] { "抓取：", "编码：utf-8", "页面：", "区块 ", "最新：2026-10-03", "结论：读到，最近更新 2026-10-03", "C-NEWS 本页 最近更新 2026-10-03，早于 2026-10-27" })
            Assert.Contains(part, worker.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_FetchedAt_IsTheDayThatRelativeDatesCountFrom()
    {
        Save("list.html", Page("工作动态", "<div class=\"crumb\">当前位置：<a href=\"/\">首页</a> &gt; 工作动态</div><ul><li><a href=\"./t1.html\">全市林业工作推进会议召开</a><span>昨天</span></li><li><a href=\"./t2.html\">关于森林防火工作的通知</a><span>3天前</span></li></ul>"));

        var (_, lines) = await RunAsync("explain", Path.Combine(_folder.FullName, "list.html"), "--url", "http://a.gov.cn/gzdt/", "--fetched-at", "2026-05-04T18:00:00Z", "--json");

        // 02:00 of the 5th in China
        Assert.Equal("2026-05-04", Text(Assert.Single(lines), "newest"));
    }

    [Fact]
    public async Task Batch_LinesThatCannotBeRead_EachHasItsObjectAndTheRestGoOn()
    {
        Save("list.html", Page("工作动态", "<div class=\"crumb\">当前位置：<a href=\"/\">首页</a> &gt; 工作动态</div><ul><li><a href=\"./t1.html\">全市林业工作推进会议召开</a><span>昨天</span></li><li><a href=\"./t2.html\">关于森林防火工作的通知</a><span>3天前</span></li></ul>"));
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "folder"));
        Save("batch.jsonl", """
            not json
            [1]
            {"url":"http://a.gov.cn/"}
            {"file":""}
            {"file":7}
            {"file":"folder"}
            {"file":"missing.html","url":"http://a.gov.cn/gone/"}
            {"file":"list.html","url":["http://a.gov.cn/"]}
            {"file":"list.html","url":7}
            {"file":"list.html","url":"http://a.gov.cn/gzdt/","asOf":"soon"}
            {"file":"list.html","url":"http://a.gov.cn/gzdt/","asOf":20261123}
            {"file":"list.html","url":"http://a.gov.cn/gzdt/","asOf":"2026-11-23","fetchedAt":"noon"}
            {"file":"list.html","url":"http://a.gov.cn/gzdt/","asOf":"2026/11/3"}
            {"file":"list.html","url":"http://a.gov.cn/gzdt/","asOf":"2026-11-03T08:00:00"}
            {"file":"list.html","url":"http://a.gov.cn/gzdt/","asOf":"2026-11-02T17:30:00Z"}
            {"file":"list.html","url":"http://a.gov.cn/gzdt/","asOf":"","fetchedAt":"2026-11-03T08:00:00+08:00"}
            {"file":"list.html","url":"某局（工作动态）","asOf":"2026-11-03"}
            """);

        using var worker = WorkerProcess.Start(NoDatabase, "explain", "--batch", Path.Combine(_folder.FullName, "batch.jsonl"));
        var code = await worker.EndAsync(Ct);
        List<JsonElement> lines = [.. worker.Output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement.Clone())];

        Assert.Equal(ExitCode.Refused, code);
        Assert.Equal(17, lines.Count);
        Assert.All(lines, line => Assert.Equal(s_properties, line.EnumerateObject().Select(property => property.Name)));
        Assert.All(lines.Take(12), line => Assert.Equal("error notRead", $"{Text(line, "kind")} {Text(line, "outcome")}"));
        Assert.All(lines.Skip(12), line => Assert.Equal("list read 2026-11-02", $"{Text(line, "kind")} {Text(line, "outcome")} {Text(line, "newest")}"));
        string[] named = ["JSON", "JSON", "file", "file", "file", "file", "file", "url", "url", "asOf", "asOf", "fetchedAt"];
        Assert.All(named.Index(), field => Assert.Contains(field.Item, Text(lines[field.Index], "reason"), StringComparison.Ordinal));
        Assert.Equal("http://a.gov.cn/gone/", Text(lines[6], "url"));
        Assert.All(Enumerable.Range(1, 12), number => Assert.Contains($"line {number}: ", worker.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("line 13: ", worker.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzdt")]
    [InlineData("/gzdt/")]
    [InlineData("ftp://a.gov.cn/")]
    public async Task Explain_UrlThatIsNoWebAddress_IsAWrongCommandLine(string url)
    {
        Save("list.html", "<html></html>");

        using var worker = WorkerProcess.Start(NoDatabase, "explain", Path.Combine(_folder.FullName, "list.html"), "--url", url);

        Assert.Equal(2, await worker.EndAsync(Ct));
        Assert.Contains($"--url '{url}'", worker.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_HomePage_ListsTheProposedColumns()
    {
        var menu = string.Concat(new[] { ("gzdt", "工作动态"), ("tzgg", "通知公告"), ("zcwj", "政策文件"), ("ldzc", "领导之窗"), ("bsfw", "办事大厅") }.Select(entry => $"<li><a href=\"/{entry.Item1}/\">{entry.Item2}</a></li>"));
        Save("home.html", $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>市林业局</title></head><body><div class=\"nav\"><ul><li><a href=\"/\">首页</a></li>{menu}</ul></div><div class=\"news\"><ul><li><a href=\"/gzdt/t1.html\">全市林业工作推进会议召开</a><span>2026-11-03</span></li></ul></div></body></html>");

        using var worker = WorkerProcess.Start(NoDatabase, "explain", Path.Combine(_folder.FullName, "home.html"), "--url", "http://lyj.a.gov.cn/", "--as-of", "2026-11-10");

        await worker.EndAsync(Ct);
        foreach (var part in new[] { "导航：栏目 ", "另有非栏目：", "静态页面 ", "栏目 工作动态：1 级，动态要闻，把握 ", "栏目 通知公告：1 级，通知公告，把握 ", "http://lyj.a.gov.cn/zcwj/" })
            Assert.Contains(part, worker.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<(int Code, List<JsonElement> Lines)> RunAsync(params string[] arguments)
    {
        using var worker = WorkerProcess.Start(NoDatabase, arguments);
        var code = await worker.EndAsync(Ct);
        return (code, [.. worker.Output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement.Clone())]);
    }

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();

    private static string Page(string title, string body, string head = "") =>
        $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{title}-市林业局</title>{head}</head><body><div class=\"nav\"><a href=\"/\">首页</a></div>{body}<div class=\"foot\">主办单位：市林业局</div></body></html>";

    private void Save(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text, Encoding.UTF8);
}
