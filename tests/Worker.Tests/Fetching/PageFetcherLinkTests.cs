using FreshnessCrawler.Worker.Fetching;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

/// <summary>Requests that want to know how an address begins to answer, and where it leads.</summary>
public sealed class PageFetcherLinkTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fetch_Head_SendsHeadAndTakesAnyKindOfContent()
    {
        var methods = new List<string>();
        await using var site = await TestSite.StartAsync(c =>
        {
            methods.Add(c.Request.Method);
            c.Response.ContentType = "application/zip";
            c.Response.ContentLength = 900_000_000;
            return Task.CompletedTask;
        });
        using var fetcher = Fetchers.Create();
        using var page = await fetcher.FetchAsync(new PageRequest(site.Url("/1.zip")) { Part = AnswerPart.Head }, Ct);
        Assert.Equal((FetchStatus.Ok, 200, 1), (page.Status, page.HttpStatus, page.Requests));
        Assert.Equal(["HEAD"], methods);
    }

    [Fact]
    public async Task Fetch_Beginning_BreaksOffBeforeTheBody()
    {
        var sent = 0L;
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var site = await TestSite.StartAsync(async c =>
        {
            try
            {
                for (; sent < 500_000_000 && !c.RequestAborted.IsCancellationRequested; sent += 65_536) await c.Response.Body.WriteAsync(new byte[65_536], c.RequestAborted);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // It was broken off, as it should be.
            }
            over.SetResult();
        });
        using var fetcher = Fetchers.Create();
        using var page = await fetcher.FetchAsync(new PageRequest(site.Url("/1.mp4")) { Part = AnswerPart.Beginning }, Ct);
        Assert.Equal((FetchStatus.Ok, 0), (page.Status, page.TextLength));
        await over.Task.WaitAsync(TimeSpan.FromSeconds(10), Ct);
        Assert.InRange(sent, 0, 100_000_000);
    }

    [Theory]
    [InlineData(true, FetchStatus.Ok)]
    [InlineData(false, FetchStatus.OffSite)]
    public async Task Fetch_RedirectToAnotherSite_IsFollowedOnlyWhereAllowed(bool mayLeave, FetchStatus expected)
    {
        await using var site = await LeadingAsync("b.test");
        using var fetcher = Fetchers.Create();
        using var page = await fetcher.FetchAsync(new PageRequest(site.Url("/")) { MayLeaveSite = mayLeave, PrivateElsewhere = true }, Ct);
        Assert.Equal((expected, 302), (page.Status, page.RedirectStatus));
        Assert.Equal(mayLeave ? 2 : 1, page.Requests);
    }

    [Fact]
    public async Task Fetch_RedirectToAPrivateAddressElsewhere_IsRefusedBeforeAnythingIsAsked()
    {
        await using var site = await LeadingAsync("b.test");
        using var fetcher = Fetchers.Create();
        using var page = await fetcher.FetchAsync(new PageRequest(site.Url("/")) { MayLeaveSite = true }, Ct);
        Assert.Equal(FetchStatus.PrivateAddress, page.Status);
        Assert.DoesNotContain(site.Seen, s => s.Host == "b.test");
    }

    [Fact]
    public async Task Fetch_PublicOnly_DoesNotEvenAskAPrivateHostForItsRobots()
    {
        await using var site = await TestSite.StartAsync("x");
        using var fetcher = Fetchers.Create();
        using var page = await fetcher.FetchAsync(new PageRequest(site.Url("/")) { PublicOnly = true }, Ct);
        Assert.Equal(FetchStatus.PrivateAddress, page.Status);
        Assert.Empty(site.Seen);
    }

    [Fact]
    public async Task Fetch_RobotsRedirectedToAPrivateHostElsewhere_IsNotFollowed()
    {
        await using var site = await TestSite.StartAsync(
            c =>
            {
                if (c.Request.Path != "/robots.txt") return c.Response.Html();
                c.Response.Redirect($"http://b.test:{c.Request.Host.Port}/secret");
                return Task.CompletedTask;
            },
            robots: true);
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.DoesNotContain(site.Seen, s => s.Host == "b.test");
    }

    [Fact]
    public async Task Fetch_NameThatIsDenied_SaysSo()
    {
        using var page = await Fetchers.FetchOnceAsync("http://gone.invalid/");
        Assert.Equal((FetchStatus.Dns, true), (page.Status, page.NoSuchName));
    }

    private static Task<TestSite> LeadingAsync(string host) => TestSite.StartAsync(c =>
    {
        if (c.Request.Host.Host == host) return c.Response.Html();
        c.Response.Redirect($"http://{host}:{c.Request.Host.Port}/");
        return Task.CompletedTask;
    });
}
