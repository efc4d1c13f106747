using System.Diagnostics;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Sources;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Sources;

/// <summary>Whatever stands in a script: no exception, and no more time than a page may cost.</summary>
public sealed class HostileScriptTests
{
    public static TheoryData<string, string> Scripts => new()
    {
        { "open brackets", new string('[', 1_000_000) },
        { "open rows", string.Concat(Enumerable.Repeat("[{a:", 250_000)) },
        { "many lists", string.Concat(Enumerable.Repeat("[{title:'", 100_000)) },
        { "quotes escaped", string.Concat(Enumerable.Repeat("\\\"", 500_000)) },
        { "open patterns", string.Concat(Enumerable.Repeat("(/[", 300_000)) },
        { "open comment", "/*" + new string('*', 1_000_000) },
        { "a name given itself", "var a = a + b, b = b + a; fetch('/api/list?x=' + a);" },
        { "names in a ring", string.Concat(Enumerable.Range(0, 2000).Select(static i => $"var v{i} = v{i + 1} + v{i + 2};")) + "fetch('/api/list?x=' + v0);" },
        { "many sums", "var u = '/api/list?'" + string.Concat(Enumerable.Repeat(" + 'a'", 100_000)) + "; fetch(u);" },
        { "many requests", string.Concat(Enumerable.Range(0, 30_000).Select(static i => $"fetch('/api/list?i={i}');")) },
        { "many functions", string.Concat(Enumerable.Range(0, 20_000).Select(static i => $"function f{i}(a){{fetch('/api/list?x=' + a)}}f{i}(b{i});")) },
        { "fields asked for", string.Concat(Enumerable.Repeat("fetch('/api/list?x=' + $('#a').val());", 5000)) },
        { "data attributes", string.Concat(Enumerable.Repeat("</script><i data-a='/api/list?a=1'><script>", 20_000)) },
        { "proxies", string.Concat(Enumerable.Repeat("'dataproxy.jsp' + a;", 20_000)) },
        { "frames", "</script>" + string.Concat(Enumerable.Range(0, 5000).Select(static i => $"<iframe src='list{i}.html'></iframe>")) },
        { "half surrogates", "var list=[{title:'\\ud800关于事项的通知',url:'1.html',date:'2026-01-01'}]; fetch('/api/list?a=\\ud800');" },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Find_HostileScript_NeitherThrowsNorHangs(string name, string script)
    {
        var html = $"<html><head><title>工作动态</title></head><body><div id='list'></div><script>{script}</script></body></html>";
        using var page = HtmlPage.Parse(html, new Uri("https://www.example.gov.cn/xwzx/gzdt/index.html"));
        var watch = Stopwatch.StartNew();
        var reading = ListPageReader.Read(page, new DateOnly(2026, 11, 23));
        var sources = ListSources.Find(page);
        EmptyShell.Proof(page, reading);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{name}: {watch.Elapsed}");
        Assert.True(sources.Count <= 4);
    }
}
