using System.Diagnostics;
using FreshnessCrawler.Worker.Rendering;
using FreshnessCrawler.Worker.Tests.Fetching;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Rendering;

[Collection(nameof(Browser))]
public sealed class BrowserLifeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task<TestSite> SiteAsync(TimeSpan delay = default) => TestSite.StartAsync(async context =>
    {
        if (context.Request.Path != "/list.json") await context.Response.Html(Pools.Shell());
        else
        {
            await Task.Delay(delay, Ct);
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, Pools.Items, Ct);
        }
    });

    private static void Kill(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
    }

    [Fact]
    public async Task RenderAsync_BrowserKilledBetweenPages_StartsAnother()
    {
        await using var site = await SiteAsync();
        await using var pool = Pools.Create();
        await pool.RenderAsync(site.Url("/"));
        var first = pool.BrowserProcessId!.Value;

        Kill(first);
        await EventuallyAsync(() => ProcessTree.Read(first).Count == 0);
        var page = await pool.RenderAsync(site.Url("/"));

        Assert.True(page.IsWhole, $"{page.Status} {page.Detail}");
        Assert.NotEqual(first, pool.BrowserProcessId);
    }

    [Fact]
    public async Task RenderAsync_BrowserKilledUnderAPage_IsCrashedAndTheNextIsRead()
    {
        await using var site = await SiteAsync(TimeSpan.FromSeconds(3));
        await using var pool = Pools.Create();
        var rendering = pool.RenderAsync(site.Url("/"));
        await EventuallyAsync(() => site.Seen.Any(s => s.Path == "/list.json"));

        Kill(pool.BrowserProcessId!.Value);

        Assert.Equal(RenderStatus.Crashed, (await rendering).Status);
        Assert.Equal(RenderStatus.Rendered, (await pool.RenderAsync(site.Url("/"))).Status);
    }

    [Fact]
    public async Task RenderAsync_PagesEnough_ReplacesTheBrowser()
    {
        await using var site = await SiteAsync();
        await using var pool = Pools.Create(BrowserPoolTests.Quick(o => o.RecycleAfterPages = 2));
        await pool.RenderAsync(site.Url("/"));
        var first = pool.BrowserProcessId!.Value;
        var family = ProcessTree.Read(first);

        await pool.RenderAsync(site.Url("/"));
        await pool.RenderAsync(site.Url("/"));

        Assert.NotEqual(first, pool.BrowserProcessId);
        Assert.DoesNotContain(family, ProcessTree.IsAlive);
    }

    [Fact]
    public async Task RenderAsync_NothingMoreToDo_LetsTheBrowserGo()
    {
        await using var site = await SiteAsync();
        await using var pool = Pools.Create(BrowserPoolTests.Quick(o => o.IdleTimeout = TimeSpan.FromSeconds(1)));
        await pool.RenderAsync(site.Url("/"));
        var family = ProcessTree.Read(pool.BrowserProcessId!.Value);

        await EventuallyAsync(() => pool.BrowserProcessId is null && !family.Exists(ProcessTree.IsAlive));

        Assert.Equal(RenderStatus.Rendered, (await pool.RenderAsync(site.Url("/"))).Status);
    }

    [Fact]
    public async Task DisposeAsync_PageStillOpen_LeavesNoProcess()
    {
        await using var site = await SiteAsync(TimeSpan.FromSeconds(8));
        var pool = Pools.Create();
        var rendering = pool.RenderAsync(site.Url("/"));
        await EventuallyAsync(() => site.Seen.Any(s => s.Path == "/list.json"));
        var family = ProcessTree.Read(pool.BrowserProcessId!.Value);

        await pool.DisposeAsync();

        Assert.True(family.Count > 2);
        Assert.DoesNotContain(family, ProcessTree.IsAlive);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rendering);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => pool.RenderAsync(site.Url("/")));
    }

    [Fact]
    public async Task RenderAsync_CallerGivesUp_ThrowsAndFreesThePlace()
    {
        await using var site = await SiteAsync(TimeSpan.FromSeconds(2));
        await using var pool = Pools.Create(BrowserPoolTests.Quick(o => o.MaxPages = 1));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var rendering = pool.RenderAsync(Pools.Request(site.Url("/")), patience.Token);
        await EventuallyAsync(() => site.Seen.Any(s => s.Path == "/list.json"));

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rendering);
        Assert.Equal(RenderStatus.Rendered, (await pool.RenderAsync(site.Url("/"))).Status);
    }

    private static async Task EventuallyAsync(Func<bool> holds)
    {
        for (var tries = 0; tries < 300 && !holds(); tries++) await Task.Delay(100, Ct);
        Assert.True(holds());
    }
}
