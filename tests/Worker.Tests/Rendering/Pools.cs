using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Rendering;
using FreshnessCrawler.Worker.Tests.Fetching;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Rendering;

/// <summary>Pools over the system's Chromium with short times; names that end in .test are on loopback.</summary>
internal static class Pools
{
    public static RenderOptions Quick() => new()
    {
        PageTimeout = TimeSpan.FromSeconds(10),
        PatienceWithoutList = TimeSpan.FromSeconds(1),
        ScreenshotDirectory = Path.Combine(Path.GetTempPath(), "screenshots-unused"),
    };

    public static BrowserPool Create(RenderOptions? options = null, INameResolver? names = null, TimeProvider? clock = null)
    {
        Assert.SkipWhen(ChromiumPath.Find(new RenderOptions()) is null, "no Chromium on this machine: apt-get install chromium");
        return CreateAnyway(options, names, clock);
    }

    public static BrowserPool CreateAnyway(RenderOptions? options = null, INameResolver? names = null, TimeProvider? clock = null)
    {
        var chosen = Microsoft.Extensions.Options.Options.Create(options ?? Quick());
        clock ??= TimeProvider.System;
        return new BrowserPool(
            chosen, Microsoft.Extensions.Options.Options.Create(new FetchOptions()), names ?? new ScriptedNames(),
            new ScreenshotStore(chosen, clock), clock, NullLogger<BrowserPool>.Instance);
    }

    public static RenderRequest Request(string url) => new(url, Fetchers.Loopback);

    public static Task<RenderedPage> RenderAsync(this BrowserPool pool, string url) =>
        pool.RenderAsync(Request(url), TestContext.Current.CancellationToken);

    /// <summary>A page whose list a script fetches from /list.json.</summary>
    public static string Shell(string more = "") => $$"""
        <!DOCTYPE html><html><head><meta charset="utf-8"><title>通知公告</title></head><body><div id="app">加载中</div><script>
        fetch('/list.json').then(r => r.json()).then(items => {
          document.getElementById('app').innerHTML = '<ul>' + items.map(i => `<li><a href="${i.url}">${i.title}</a><span>${i.date}</span></li>`).join('') + '</ul>';
        });
        {{more}}
        </script></body></html>
        """;

    public const string Items = """
        [{"url":"/1.html","title":"关于防汛工作的通知","date":"2026-11-20"},{"url":"/2.html","title":"关于供暖的公告","date":"2026-11-18"},
         {"url":"/3.html","title":"招标公告","date":"2026-11-02"},{"url":"/4.html","title":"公示","date":"2026-10-30"}]
        """;
}
