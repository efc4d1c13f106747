using FreshnessCrawler.Worker.Rendering;
using FreshnessCrawler.Worker.Tests.Fetching;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Rendering;

/// <summary>Pages that use up what they can, all in one browser: each comes to an end, and the next page is read as ever.</summary>
[Collection(nameof(Browser))]
public sealed class UnboundedPageTests(SharedPool shared) : IClassFixture<SharedPool>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("elements", RenderStatus.TooLarge, "<script>setInterval(() => { for (let i = 0; i < 20000; i++) document.body.append(document.createElement('p')) }, 10)</script>")]
    [InlineData("dialogs", RenderStatus.TooLarge, "<script>while (true) alert('x')</script>")]
    [InlineData("requests", RenderStatus.TooLarge, "<script>let n = 0; setInterval(() => fetch('/list.json?' + n++), 1)</script>")]
    [InlineData("refused", RenderStatus.TooLarge, "<script>setInterval(() => { for (let i = 0; i < 50; i++) new Image().src = 'http://other.example/' + i }, 1)</script>")]
    [InlineData("pages", RenderStatus.Refused, "<script>location.href = '/again' + Math.random()</script>")]
    [InlineData("not done", RenderStatus.Timeout, "<script>while (true);</script>")]
    [InlineData("", RenderStatus.Crashed, "<script>const all = []; setInterval(() => all.push(new Uint8Array(32 << 20).fill(1)), 20)</script>")]
    [InlineData("", RenderStatus.Crashed, "<script>const all = []; setInterval(() => { for (let i = 0; i < 500000; i++) all.push({i, s: 'x' + i}) }, 5)</script>")]
    public async Task RenderAsync_PageWithoutMeasure_EndsAndTheNextIsRead(string said, RenderStatus expected, string html)
    {
        await using var site = await TestSite.StartAsync(context => context.Request.Path.Value switch
        {
            "/list.json" => context.Response.WriteAsync(Pools.Items, Ct),
            "/good" => context.Response.Html(Pools.Shell()),
            _ => context.Response.Html(html + "<p>"),
        });
        var pool = shared.Get(BrowserPoolTests.Quick(o =>
        {
            o.MaxPageMegabytes = 256;
            o.PageTimeout = TimeSpan.FromSeconds(8);
            o.PatienceWithoutList = TimeSpan.FromSeconds(8);
            o.ClosingTime = TimeSpan.FromSeconds(3);
            o.MaxRequests = 30;
        }));

        var page = await pool.RenderAsync(Pools.Request(site.Url("/")) with { HasList = _ => false }, Ct);

        Assert.True(page.Status == expected || page.Status is RenderStatus.Timeout && expected is RenderStatus.TooLarge, $"{page.Status}: {page.Detail}");
        if (page.Status == expected) Assert.Contains(said, page.Detail, StringComparison.Ordinal);
        Assert.Null(page.Html);
        Assert.InRange(page.Elapsed.TotalSeconds, 0, 20);
        Assert.Equal(RenderStatus.Rendered, (await pool.RenderAsync(site.Url("/good"))).Status);
    }
}
