using FreshnessCrawler.Worker.Fetching;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

public sealed class PageFetcherRedirectTests
{
    private static Task<TestSite> RedirectingAsync(Func<string, string?> target, int status = 302) => TestSite.StartAsync(c =>
    {
        if (target(c.Request.Path.Value!) is not { } to) return c.Response.Html();
        c.Response.StatusCode = status;
        c.Response.Headers.Location = to;
        return Task.CompletedTask;
    });

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Fetch_RelativeRedirect_EndsAtTheTarget(int status)
    {
        await using var site = await RedirectingAsync(path => path == "/" ? "index/./list.html?x=1" : null, status);
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal((FetchStatus.Ok, site.Url("/index/list.html?x=1")), (page.Status, page.FinalUrl));
        Assert.Equal(site.Url("/"), page.RequestedUrl);
    }

    [Fact]
    public async Task Fetch_WwwAndSubdomain_AreTheSite()
    {
        TestSite? site = null;
        site = await RedirectingAsync(path => path == "/" ? site!.Url("/a", "www.city.test") : path == "/a" ? site!.Url("/b", "lyj.city.test") : null);
        await using var _ = site;
        using var page = await Fetchers.FetchOnceAsync(site.Url("/", "city.test"));
        Assert.Equal((FetchStatus.Ok, site.Url("/b", "lyj.city.test")), (page.Status, page.FinalUrl));
    }

    [Fact]
    public async Task Fetch_LeavesSite_IsOffSiteAndNotAsked()
    {
        TestSite? site = null;
        site = await RedirectingAsync(path => site!.Url("/sold", "casino.test"));
        await using var _ = site;
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal((FetchStatus.OffSite, site.Url("/sold", "casino.test")), (page.Status, page.Detail));
        Assert.DoesNotContain(site.Seen, s => s.Host == "casino.test");
    }

    [Fact]
    public async Task Fetch_ToPrivateAddress_IsRefused()
    {
        TestSite? site = null;
        site = await RedirectingAsync(path => site!.Url("/admin", "inner.a.test"));
        await using var _ = site;
        var names = new ScriptedNames(new(StringComparer.Ordinal) { ["inner.a.test"] = ["10.0.0.1"] });
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"), names: names);
        Assert.Equal(FetchStatus.PrivateAddress, page.Status);
    }

    [Fact]
    public async Task Fetch_NameTurnsPrivateAtConnect_IsRefused()
    {
        await using var site = await TestSite.StartAsync("x");
        var names = new Rebinding();
        using var fetcher = Fetchers.Create(names: names);
        using var page = await fetcher.FetchAsync(new PageRequest(site.Url("/")) { BypassCaches = true }, TestContext.Current.CancellationToken);
        Assert.Equal(FetchStatus.PrivateAddress, page.Status);
        Assert.Equal(0, site.PagesAsked);
    }

    [Fact]
    public async Task Fetch_Circle_IsLoop()
    {
        await using var site = await RedirectingAsync(path => path == "/a" ? "/b" : "/a");
        using var page = await Fetchers.FetchOnceAsync(site.Url("/a"));
        Assert.Equal(FetchStatus.RedirectLoop, page.Status);
        Assert.Equal(2, site.PagesAsked);
    }

    [Fact]
    public async Task Fetch_ElevenRedirects_IsLoopTenAreFollowed()
    {
        await using var site = await RedirectingAsync(path => int.Parse(path[1..]) is > 0 and var left ? $"/{left - 1}" : null);
        using var ten = await Fetchers.FetchOnceAsync(site.Url("/10"));
        using var eleven = await Fetchers.FetchOnceAsync(site.Url("/11"));
        Assert.Equal((FetchStatus.Ok, FetchStatus.RedirectLoop), (ten.Status, eleven.Status));
    }

    [Fact]
    public async Task Fetch_LocationInRawBytes_KeepsThem()
    {
        await using var site = new RawSite((request, stream, ct) => stream.WriteAsync(System.Text.Encoding.Latin1.GetBytes(
            request.StartsWith("GET / ", StringComparison.Ordinal)
                ? "HTTP/1.1 302 Found\r\nLocation: /\u00E6\u0096\u00B0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                : $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {request.Split(' ')[1].Length}\r\nConnection: close\r\n\r\n{request.Split(' ')[1]}"), ct).AsTask());
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal("/%E6%96%B0", page.Text.ToString());
    }

    [Fact]
    public async Task Fetch_RedirectToOtherScheme_IsUnsupported()
    {
        await using var site = await RedirectingAsync(_ => "weixin://dl");
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal(FetchStatus.UnsupportedScheme, page.Status);
    }

    private sealed class Rebinding : INameResolver
    {
        private int _asked;

        // The robots.txt's connection uses the run's kept answer; the recheck's own lookup is good, the one at its connect is not.
        public Task<System.Net.IPAddress[]> ResolveAsync(string host, CancellationToken ct) =>
            Task.FromResult<System.Net.IPAddress[]>([System.Net.IPAddress.Parse(++_asked <= 2 ? "127.0.0.1" : "10.0.0.1")]);
    }
}
