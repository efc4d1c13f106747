using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Rendering;
using FreshnessCrawler.Worker.Tests.Fetching;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Rendering;

[Collection(nameof(Browser))]
public sealed class BrowserPoolTests(SharedPool shared) : IClassFixture<SharedPool>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task<TestSite> ShellAsync(string more = "", Func<HttpContext, Task>? other = null) => TestSite.StartAsync(context => context.Request.Path.Value switch
    {
        "/" => context.Response.Html(Pools.Shell(more)),
        "/list.json" => Json(context),
        _ => other?.Invoke(context) ?? NotFound(context),
    });

    private static Task Json(HttpContext context)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(Pools.Items, Ct);
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    [Fact]
    public async Task RenderAsync_ListFromScript_IsInTheDocument()
    {
        await using var site = await ShellAsync();
        var pool = shared.Get();

        var page = await pool.RenderAsync(site.Url("/#/list"));

        Assert.Equal(RenderStatus.Rendered, page.Status);
        Assert.True(page.IsWhole);
        Assert.Contains("<a href=\"/1.html\">关于防汛工作的通知</a><span>2026-11-20</span>", page.Html, StringComparison.Ordinal);
        Assert.Equal(site.Url("/#/list"), page.FinalUrl);
        Assert.Equal(2, page.Requests);
        Assert.Equal(["/", "/list.json"], site.Seen.Select(s => s.Path));
        Assert.True(page.Bytes > 500);
        Assert.Null(page.ScreenshotPath);
    }

    [Fact]
    public async Task RenderAsync_EveryRequest_BearsTheHonestUserAgent()
    {
        var agents = new System.Collections.Concurrent.ConcurrentBag<string>();
        await using var site = await TestSite.StartAsync(context =>
        {
            agents.Add(context.Request.Headers.UserAgent.ToString());
            Assert.DoesNotContain(context.Request.Headers, h => h.Key.StartsWith("sec-", StringComparison.OrdinalIgnoreCase));
            return context.Request.Path == "/" ? context.Response.Html(Pools.Shell("document.title = navigator.userAgent;")) : Json(context);
        });
        var pool = shared.Get();

        var page = await pool.RenderAsync(site.Url("/"));

        var honest = SiteAttempt.UserAgent(new FetchOptions());
        Assert.Equal(2, agents.Count);
        Assert.All(agents, agent => Assert.Equal(honest, agent));
        Assert.Contains($"<title>{honest}</title>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RenderAsync_ScriptThatSleepsFirst_IsWaitedFor()
    {
        await using var site = await TestSite.StartAsync(context => context.Request.Path == "/list.json"
            ? Json(context)
            : context.Response.Html(Pools.Shell().Replace("fetch('/list.json')", "new Promise(r => setTimeout(r, 1500)).then(() => fetch('/list.json'))", StringComparison.Ordinal)));
        await using var pool = Pools.Create(Quick(o => o.PatienceWithoutList = TimeSpan.FromSeconds(4)));

        var page = await pool.RenderAsync(site.Url("/"));

        Assert.Contains("招标公告", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/list.json")]
    [InlineData("/slow.js")]
    public async Task RenderAsync_DataThatDoesNotCome_IsTimeoutWithoutADocument(string slow)
    {
        await using var site = await TestSite.StartAsync(async context =>
        {
            if (context.Request.Path == slow) await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            else await context.Response.Html(Pools.Shell() + "<script src=/slow.js></script>");
        });
        await using var pool = Pools.Create(Quick(o => o.PageTimeout = TimeSpan.FromSeconds(3)));

        var page = await pool.RenderAsync(site.Url("/"));

        Assert.Equal(RenderStatus.Timeout, page.Status);
        Assert.Null(page.Html);
        Assert.Contains("未测", page.Reason, StringComparison.Ordinal);
        Assert.InRange(page.Elapsed.TotalSeconds, 2.5, 9);
    }

    [Fact]
    public async Task RenderAsync_DataAnswersWithAnError_IsNotWhole()
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            if (context.Request.Path == "/") return context.Response.Html(Pools.Shell());
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        var pool = shared.Get();

        var page = await pool.RenderAsync(site.Url("/"));

        Assert.Equal(RenderStatus.Rendered, page.Status);
        Assert.False(page.IsWhole);
        Assert.Contains("HTTP 500", Assert.Single(page.Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(412, "/", "<html></html>")]
    [InlineData(412, "/list.json", "<html></html>")]
    [InlineData(200, "/list.json", "<html><head><title>访问被拦截</title></head><body></body></html>")]
    [InlineData(200, "/", "<html><head><script>var _$ts=1;document.cookie='a=b';location.reload()</script></head><body></body></html>")]
    public async Task RenderAsync_Firewall_IsChallenged(int status, string path, string body)
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            if (context.Request.Path != path) return context.Response.Html(Pools.Shell());
            context.Response.StatusCode = status;
            return context.Response.Html(body);
        });
        var pool = shared.Get();

        var page = await pool.RenderAsync(site.Url("/"));

        Assert.Equal(RenderStatus.Challenged, page.Status);
        Assert.Null(page.Html);
        Assert.Single(site.Seen, s => s.Path == path);
    }

    [Theory]
    [InlineData(404, RenderStatus.NotFetched)]
    [InlineData(500, RenderStatus.NotFetched)]
    [InlineData(403, RenderStatus.Challenged)]
    public async Task RenderAsync_PageIsAnError_IsNeverShown(int status, RenderStatus expected)
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.Html(Pools.Shell());
        });
        var pool = shared.Get();

        var page = await pool.RenderAsync(site.Url("/"));

        Assert.Equal((expected, (int?)status), (page.Status, page.HttpStatus));
        Assert.Equal(1, site.PagesAsked);
    }

    [Fact]
    public async Task RenderAsync_CookiesAndPost_ReachTheSite()
    {
        await using var site = await TestSite.StartAsync(async context =>
        {
            if (context.Request.Path == "/")
            {
                context.Response.Headers.Append("Set-Cookie", "session=1; Path=/; HttpOnly");
                context.Response.Headers.Append("Set-Cookie", "lang=zh");
                await context.Response.Html(Pools.Shell().Replace("fetch('/list.json')", "fetch('/list.json', {method:'POST', headers:{'Content-Type':'application/x-www-form-urlencoded'}, body:'page=1'})", StringComparison.Ordinal));
                return;
            }
            var form = await context.Request.ReadFormAsync(Ct);
            if (context.Request.Cookies["session"] == "1" && context.Request.Cookies["lang"] == "zh" && form["page"] == "1") await Json(context);
            else context.Response.StatusCode = 401;
        });
        var pool = shared.Get();

        var page = await pool.RenderAsync(site.Url("/"));

        Assert.Contains("招标公告", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RenderAsync_RedirectWithinTheSite_EndsAtItsTarget()
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            if (context.Request.Path == "/old") context.Response.Redirect("/new/");
            else if (context.Request.Path == "/new/") return context.Response.Html("<script>location.href = 'again'</script>");
            else if (context.Request.Path == "/new/again") context.Response.Redirect("/last/");
            else if (context.Request.Path == "/last/") return context.Response.Html(Pools.Shell());
            else return Json(context);
            return Task.CompletedTask;
        });
        var pool = shared.Get();

        var page = await pool.RenderAsync(site.Url("/old#a"));

        Assert.Equal(site.Url("/last/"), page.FinalUrl);
        Assert.Contains("招标公告", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RenderAsync_MoreCallersThanPlaces_NeverOpensMorePages()
    {
        var most = 0;
        BrowserPool? watched = null;
        await using var site = await TestSite.StartAsync(context =>
        {
            InterlockedMax(ref most, watched!.OpenPages);
            return context.Request.Path == "/list.json" ? Json(context) : context.Response.Html(Pools.Shell());
        });
        await using var pool = watched = Pools.Create(Quick(o => o.MaxPages = 2));

        var pages = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => pool.RenderAsync(site.Url($"/{i}"))));

        Assert.All(pages, page => Assert.Equal(RenderStatus.Rendered, page.Status));
        Assert.Equal(2, most);
    }

    [Fact]
    public async Task RenderAsync_Gate_IsAskedForAllButTheFirst()
    {
        var asked = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using var site = await ShellAsync();
        var pool = shared.Get();

        await pool.RenderAsync(Pools.Request(site.Url("/")) with
        {
            Gate = (uri, _) =>
            {
                asked.Enqueue(uri.AbsolutePath);
                return ValueTask.FromResult<IDisposable>(new MemoryStream());
            },
        }, Ct);

        Assert.Equal(["/list.json"], asked);
    }

    [Fact]
    public async Task RenderAsync_WithoutBrowser_SaysSo()
    {
        await using var site = await ShellAsync();
        await using var pool = Pools.CreateAnyway(Quick(o => o.ExecutablePath = "/nowhere/chromium"));

        var page = await pool.RenderAsync(site.Url("/"));

        Assert.Equal(RenderStatus.NoBrowser, page.Status);
        Assert.Equal("未安装浏览器，脚本生成的栏目未测", page.Reason);
        Assert.Empty(site.Seen);
    }

    [Fact]
    public async Task RenderAsync_ProgramThatIsNoBrowser_SaysSo()
    {
        await using var pool = Pools.CreateAnyway(Quick(o => o.ExecutablePath = "/bin/false"));

        var page = await pool.RenderAsync("http://a.test/");

        Assert.Equal(RenderStatus.NoBrowser, page.Status);
        Assert.StartsWith("/bin/false", page.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RenderAsync_Screenshot_IsAPictureInTheStore()
    {
        var folder = Directory.CreateTempSubdirectory("screenshots");
        try
        {
            var options = Quick(o => o.ScreenshotDirectory = folder.FullName);
            await using var site = await ShellAsync();
            await using var pool = Pools.Create(options);

            var page = await pool.RenderAsync(Pools.Request(site.Url("/")) with { Screenshot = new ScreenshotName("yichun", "通知公告") }, Ct);

            Assert.Matches(@"^\d{4}-\d\d-\d\d/yichun/通知公告-[0-9a-f]{16}\.jpg$", page.ScreenshotPath);
            var picture = await File.ReadAllBytesAsync(Path.Combine(folder.FullName, page.ScreenshotPath!), Ct);
            Assert.Equal([0xFF, 0xD8, 0xFF], picture[..3]);
            Assert.InRange(picture.Length, 5_000, 500_000);
            Assert.Equal((options.ViewportWidth, options.ViewportHeight), JpegSize(picture));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    internal static RenderOptions Quick(Action<RenderOptions> change)
    {
        var options = Pools.Quick();
        change(options);
        return options;
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen) { }
    }

    // The frame header holds height and width.
    private static (int Width, int Height) JpegSize(ReadOnlySpan<byte> jpeg)
    {
        for (var at = 2; at + 9 < jpeg.Length; at += 2 + (jpeg[at + 2] << 8 | jpeg[at + 3]))
        {
            if (jpeg[at + 1] is 0xC0 or 0xC2) return (jpeg[at + 7] << 8 | jpeg[at + 8], jpeg[at + 5] << 8 | jpeg[at + 6]);
        }
        return default;
    }
}
