using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.Worker.Rendering;
using FreshnessCrawler.Worker.Tests.Fetching;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Rendering;

/// <summary>Pages that mean harm: what they may reach, and that what they use up has an end after which the next page is read as ever.</summary>
[Collection(nameof(Browser))]
public sealed class HostilePageTests(SharedPool shared) : IClassFixture<SharedPool>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task<TestSite> SiteAsync(string html) => TestSite.StartAsync(context =>
    {
        if (context.Request.Path == "/list.json") return context.Response.WriteAsync(Pools.Items, Ct);
        if (context.Request.Path == "/good") return context.Response.Html(Pools.Shell());
        return context.Response.Html(html);
    });

    [Fact]
    public async Task RenderAsync_ScriptThatLooksAboutInTheNetwork_ReachesNothing()
    {
        await using var inner = await TestSite.StartAsync("secret");
        using var udp = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var door = $"127.0.0.1:{inner.Port}";
        await using var site = await SiteAsync(Pools.Shell($$"""
            fetch('http://169.254.169.254/latest/meta-data/').then(r => document.body.append('leak'));
            fetch('http://{{door}}/', {mode: 'no-cors'}).then(r => document.body.append('leak'));
            fetch('http://a.test:{{inner.Port}}/', {mode: 'no-cors'}).then(r => document.body.append('leak'));
            fetch('http://stranger.test:{{inner.Port}}/', {mode: 'no-cors'}).then(r => document.body.append('leak'));
            new Image().src = 'http://{{door}}/a.png';
            navigator.sendBeacon('http://{{door}}/beacon', 'x');
            new WebSocket('ws://{{door}}/socket');
            new EventSource('http://{{door}}/events');
            new Worker(URL.createObjectURL(new Blob([`fetch('http://{{door}}/worker', {mode: 'no-cors'})`])));
            const frame = document.createElement('iframe'); frame.src = 'http://{{door}}/frame'; document.body.append(frame);
            for (const rel of ['prefetch', 'preconnect', 'preload', 'dns-prefetch']) { const l = document.createElement('link'); l.rel = rel; l.as = 'script'; l.href = 'http://{{door}}/link'; document.head.append(l); }
            const rtc = new RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.1:{{((IPEndPoint)udp.Client.LocalEndPoint!).Port}}'}]});
            rtc.createDataChannel('x'); rtc.createOffer().then(o => rtc.setLocalDescription(o));
            """));
        var pool = shared.Get();

        var page = await pool.RenderAsync(Pools.Request(site.Url("/")) with { Screenshot = null, HasList = html => html.Contains("/1.html", StringComparison.Ordinal) }, Ct);

        Assert.Equal(RenderStatus.Rendered, page.Status);
        Assert.Contains("招标公告", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("</script>leak", page.Html, StringComparison.Ordinal);
        Assert.False(page.IsWhole);
        Assert.Contains(page.Faults, f => f.Contains("169.254.169.254", StringComparison.Ordinal) && f.Contains("PrivateAddress", StringComparison.Ordinal));
        Assert.Contains(page.Faults, f => f.Contains($"a.test:{inner.Port}", StringComparison.Ordinal));
        Assert.Empty(inner.Seen);
        Assert.Equal(0, udp.Available);
        Assert.Equal(["/", "/list.json"], site.Seen.Select(s => s.Path));
    }

    [Theory]
    [InlineData("<script>location.href = 'http://other.example/'</script>")]
    [InlineData("<meta http-equiv=refresh content='0;url=http://other.example/'>")]
    [InlineData("<form action='http://other.example/' method=post id=f></form><script>document.getElementById('f').submit()</script>")]
    public async Task RenderAsync_PageThatGoesElsewhere_IsRefused(string html)
    {
        await using var site = await SiteAsync(html);
        var pool = shared.Get();

        var page = await pool.RenderAsync(site.Url("/"));

        Assert.Equal(RenderStatus.Refused, page.Status);
        Assert.Contains("other.example", page.Detail, StringComparison.Ordinal);
        Assert.Null(page.Html);
    }

    [Theory]
    [InlineData("http://other.test/")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("file:///etc/passwd")]
    public async Task RenderAsync_RedirectElsewhere_IsRefusedUnasked(string target)
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            context.Response.Redirect(target);
            return Task.CompletedTask;
        });
        var pool = shared.Get();

        var page = await pool.RenderAsync(site.Url("/"));

        Assert.Equal(RenderStatus.Refused, page.Status);
        Assert.Equal(1, site.PagesAsked);
    }

    [Fact]
    public async Task RenderAsync_NameWithAPrivateAddress_IsRefused()
    {
        await using var pool = Pools.Create(names: new ScriptedNames(new() { ["inner.example"] = ["10.1.2.3"] }));

        Assert.Equal(RenderStatus.Refused, (await pool.RenderAsync("http://inner.example/")).Status);
        Assert.Equal(RenderStatus.Refused, (await pool.RenderAsync("http://169.254.169.254/")).Status);
        Assert.Equal(RenderStatus.Refused, (await pool.RenderAsync("file:///etc/passwd")).Status);
    }

    [Fact]
    public async Task RenderAsync_PageThatOpensWindows_OpensNone()
    {
        await using var site = await SiteAsync(Pools.Shell("""
            const a = document.createElement('a'); a.href = '/window'; a.target = '_blank'; document.body.append(a);
            setInterval(() => { window.open('/window'); a.click() }, 20);
            """));
        var pool = shared.Get();

        var page = await pool.RenderAsync(site.Url("/"));

        Assert.True(page.Status is RenderStatus.Rendered or RenderStatus.TooLarge, $"{page.Status}: {page.Detail}");
        Assert.DoesNotContain(site.Seen, s => s.Path == "/window");
    }

    [Fact]
    public async Task RenderAsync_BodyBeyondTheCap_IsTooLarge()
    {
        await using var site = await TestSite.StartAsync(context => context.Request.Path == "/list.json"
            ? context.Response.WriteAsync(new string(' ', 200_000), Ct)
            : context.Response.Html(Pools.Shell()));
        await using var pool = Pools.Create(BrowserPoolTests.Quick(o => o.MaxBytes = 100_000));

        Assert.Equal(RenderStatus.TooLarge, (await pool.RenderAsync(site.Url("/"))).Status);
    }

    [Fact]
    public async Task RenderAsync_Download_IsNotTaken()
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            if (context.Request.Path == "/file")
            {
                context.Response.Headers.ContentDisposition = "attachment; filename=a.zip";
                return context.Response.Body.WriteAsync(new byte[1000], Ct).AsTask();
            }
            return context.Request.Path == "/list.json" ? context.Response.WriteAsync(Pools.Items, Ct) : context.Response.Html(Pools.Shell("location.href = '/file'"));
        });
        var pool = shared.Get();

        var page = await pool.RenderAsync(site.Url("/"));

        Assert.Equal(RenderStatus.Rendered, page.Status);
        Assert.Equal(site.Url("/"), page.FinalUrl);
        Assert.Equal(RenderStatus.NotFetched, (await pool.RenderAsync(site.Url("/file"))).Status);
    }

    [Fact]
    public async Task RenderAsync_DocumentThatStirsWithoutEnd_IsReadButNotWhole()
    {
        await using var site = await SiteAsync("<ul><li><a href=/1.html>公告</a></ul><div id=d></div><script>let n = 0; setInterval(() => document.getElementById('d').textContent = 'x'.repeat(n++ % 97 * 500), 60)</script>");
        await using var pool = Pools.Create(BrowserPoolTests.Quick(o => o.PageTimeout = TimeSpan.FromSeconds(4)));

        var page = await pool.RenderAsync(site.Url("/"));

        Assert.Equal((RenderStatus.Rendered, false), (page.Status, page.IsWhole));
        Assert.Contains("公告", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RenderAsync_ScriptThatForgesTheDocument_DoesNotDeceive()
    {
        await using var site = await SiteAsync(Pools.Shell("""
            Object.defineProperty(Element.prototype, 'outerHTML', {get() { return 'forged' }});
            JSON.stringify = () => 'forged';
            """) + "<form name=documentElement></form><img name=readyState>");
        var pool = shared.Get();

        var page = await pool.RenderAsync(site.Url("/"));

        Assert.Contains("招标公告", page.Html, StringComparison.Ordinal);
    }
}
