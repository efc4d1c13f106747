using FreshnessCrawler.Worker.Fetching;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

public sealed class PageFetcherTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fetch_Page_HasTextAndFacts()
    {
        await using var site = await TestSite.StartAsync(async c =>
        {
            c.Response.Headers.ETag = "\"7\"";
            c.Response.Headers.LastModified = "Mon, 05 Jan 2026 01:00:00 GMT";
            await c.Response.Html();
        });
        using var page = await Fetchers.FetchOnceAsync(site.Url("/index.html"));
        Assert.Equal(FetchStatus.Ok, page.Status);
        Assert.Equal(TestSiteResponses.Page, page.Text.ToString());
        Assert.Equal((200, "utf-8", "\"7\"", "Mon, 05 Jan 2026 01:00:00 GMT", 1), (page.HttpStatus, page.Charset, page.ETag, page.LastModified, page.Attempts));
        Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(TestSiteResponses.Page), page.Bytes);
        Assert.Equal(site.Url("/index.html"), page.FinalUrl);
        Assert.True(page.Elapsed > TimeSpan.Zero);
    }

    [Fact]
    public async Task Fetch_OnlyOnce_AsksOnceWhateverComes()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        });
        using var fetcher = Fetchers.Create();

        using var page = await fetcher.FetchAsync(new PageRequest(site.Url("/")) { OnlyOnce = true }, Ct);

        Assert.Equal(FetchStatus.ServerError, page.Status);
        Assert.Equal(1, site.PagesAsked);
    }

    [Fact]
    public async Task Fetch_PublicOnly_LeavesAPrivateAddressAloneThoughTheRunMayVisitIt()
    {
        await using var site = await TestSite.StartAsync(TestSiteResponses.Page);
        using var fetcher = Fetchers.Create();

        using var named = await fetcher.FetchAsync(new PageRequest(site.Url("/")), Ct);
        using var met = await fetcher.FetchAsync(new PageRequest(site.Url("/x")) { PublicOnly = true }, Ct);

        Assert.Equal((FetchStatus.Ok, FetchStatus.PrivateAddress), (named.Status, met.Status));
        Assert.Equal(1, site.PagesAsked);
    }

    [Fact]
    public async Task Fetch_AnyPage_SaysWhoAsksAndSendsNoCookies()
    {
        var headers = new List<IHeaderDictionary>();
        await using var site = await TestSite.StartAsync(c =>
        {
            lock (headers) headers.Add(new HeaderDictionary(c.Request.Headers.ToDictionary(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase)));
            c.Response.Headers.SetCookie = "a=b";
            return c.Response.Html();
        });
        var options = Fetchers.Quick();
        options.Contact = "https://city.example/crawler";
        using var fetcher = Fetchers.Create(options);
        (await fetcher.FetchAsync(new PageRequest(site.Url("/1")), Ct)).Dispose();
        (await fetcher.FetchAsync(new PageRequest(site.Url("/2")), Ct)).Dispose();
        Assert.All(headers, h =>
        {
            Assert.Matches(@"^FreshnessCrawler/\d+\.\d+ \(\+https://city\.example/crawler\)$", h.UserAgent.ToString());
            Assert.False(h.ContainsKey("Cookie"));
            Assert.False(h.ContainsKey("traceparent"));
        });
    }

    [Theory]
    [InlineData("not an address", FetchStatus.MalformedAddress)]
    [InlineData("/list.html", FetchStatus.MalformedAddress)]
    [InlineData("http://", FetchStatus.MalformedAddress)]
    [InlineData("http://user:pass@a.test/", FetchStatus.MalformedAddress)]
    [InlineData("ftp://a.test/", FetchStatus.UnsupportedScheme)]
    [InlineData("javascript:void(0)", FetchStatus.UnsupportedScheme)]
    [InlineData("http://nowhere.invalid/", FetchStatus.Dns)]
    [InlineData("http://10.1.2.3/", FetchStatus.PrivateAddress)]
    [InlineData("http://[::1]/", FetchStatus.PrivateAddress)]
    [InlineData("http://2130706433/", FetchStatus.PrivateAddress)]
    [InlineData("http://0x7f.1/", FetchStatus.PrivateAddress)]
    [InlineData("http://[::ffff:169.254.169.254]/", FetchStatus.PrivateAddress)]
    [InlineData("http://a.test/a/a/a/a", FetchStatus.Trap)]
    public async Task Fetch_AddressesNotToBeAsked_SaysWhy(string url, FetchStatus expected)
    {
        using var page = await Fetchers.FetchOnceAsync(url, policy: FetchPolicy.Strict);
        Assert.Equal(expected, page.Status);
        Assert.Equal(0, page.TextLength);
    }

    [Theory]
    [InlineData(404, FetchStatus.NotFound, 1)]
    [InlineData(410, FetchStatus.NotFound, 1)]
    [InlineData(401, FetchStatus.ClientError, 1)]
    [InlineData(403, FetchStatus.Blocked, 1)]
    [InlineData(429, FetchStatus.Blocked, 1)]
    [InlineData(412, FetchStatus.Challenged, 1)]
    [InlineData(500, FetchStatus.ServerError, 3)]
    [InlineData(501, FetchStatus.ServerError, 1)]
    [InlineData(502, FetchStatus.ServerError, 3)]
    [InlineData(503, FetchStatus.ServerError, 3)]
    [InlineData(504, FetchStatus.ServerError, 3)]
    [InlineData(204, FetchStatus.Protocol, 1)]
    [InlineData(304, FetchStatus.Protocol, 1)]
    public async Task Fetch_HttpStatus_IsReadAndTransientOnesRetried(int status, FetchStatus expected, int attempts)
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal((expected, status, attempts), (page.Status, page.HttpStatus, page.Attempts));
        Assert.Equal(attempts, site.PagesAsked);
        Assert.Equal($"HTTP {status}", page.Detail);
    }

    [Fact]
    public async Task Fetch_500Once_ReadsThePageOnRetry()
    {
        var asked = 0;
        await using var site = await TestSite.StartAsync(c =>
        {
            if (Interlocked.Increment(ref asked) > 1) return c.Response.Html();
            c.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal((FetchStatus.Ok, 2), (page.Status, page.Attempts));
    }

    [Theory]
    [InlineData(521, "<script>document.cookie='__jsl';location.reload()</script>", FetchStatus.Challenged)]
    [InlineData(521, "down", FetchStatus.ServerError)]
    [InlineData(202, "<script>eval('x')</script>", FetchStatus.Challenged)]
    [InlineData(200, "<html><script>document.cookie='a=1';location.reload()</script></html>", FetchStatus.Challenged)]
    [InlineData(200, "<title>访问被拦截!</title><p>您的访问存在风险</p>", FetchStatus.Blocked)]
    [InlineData(200, "  \n", FetchStatus.Protocol)]
    public async Task Fetch_FirewallPage_IsNoContent(int status, string html, FetchStatus expected)
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.StatusCode = status;
            return c.Response.Html(html);
        });
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal(expected, page.Status);
        Assert.Equal(0, page.TextLength);
        Assert.Null(page.ETag);
    }

    [Theory]
    [InlineData("image/png", FetchStatus.NotHtml)]
    [InlineData("application/octet-stream", FetchStatus.NotHtml)]
    [InlineData("application/pdf", FetchStatus.NotHtml)]
    [InlineData("text/html", FetchStatus.Ok)]
    [InlineData("TEXT/HTML;charset=utf-8", FetchStatus.Ok)]
    [InlineData("application/xhtml+xml", FetchStatus.Ok)]
    [InlineData("application/rss+xml", FetchStatus.Ok)]
    [InlineData("application/json", FetchStatus.Ok)]
    [InlineData("text/plain", FetchStatus.Ok)]
    [InlineData(null, FetchStatus.Ok)]
    public async Task Fetch_ContentType_Decides(string? type, FetchStatus expected)
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.ContentType = type;
            return c.Response.WriteAsync(TestSiteResponses.Page);
        });
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal(expected, page.Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/html")]
    public async Task Fetch_DocumentSentAsNothingOrHtml_IsNotHtml(string? type)
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.ContentType = type;
            return c.Response.Body.WriteAsync("%PDF-1.7\n%\0\0\0"u8.ToArray()).AsTask();
        });
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal(FetchStatus.NotHtml, page.Status);
    }

    [Fact]
    public async Task Fetch_ValidatorsMatch_IsNotModified()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Headers.IfNoneMatch != "\"7\"" || c.Request.Headers.IfModifiedSince != "odd date") return c.Response.Html();
            c.Response.StatusCode = 304;
            return Task.CompletedTask;
        });
        using var fetcher = Fetchers.Create();
        using var page = await fetcher.FetchAsync(new PageRequest(site.Url("/")) { ETag = "\"7\"", LastModified = "odd date" }, Ct);
        Assert.Equal((FetchStatus.NotModified, "\"7\""), (page.Status, page.ETag));
    }

    [Fact]
    public async Task Fetch_BypassCaches_SendsNoValidatorsAndUsesNothingKept()
    {
        var connections = new HashSet<string>(StringComparer.Ordinal);
        var control = new List<string>();
        await using var site = await TestSite.StartAsync(c =>
        {
            lock (connections) connections.Add(c.Connection.Id);
            Assert.Equal(0, c.Request.Headers.IfNoneMatch.Count);
            lock (control) control.Add($"{c.Request.Headers.CacheControl} {c.Request.Headers.Pragma}");
            return c.Response.Html();
        });
        var names = new ScriptedNames();
        using var fetcher = Fetchers.Create(names: names);
        (await fetcher.FetchAsync(new PageRequest(site.Url("/")), Ct)).Dispose();
        var before = names.Asked;
        for (var i = 0; i < 2; i++)
        {
            using var page = await fetcher.FetchAsync(new PageRequest(site.Url("/")) { ETag = "\"7\"", BypassCaches = true }, Ct);
            Assert.Equal(FetchStatus.Ok, page.Status);
        }
        Assert.Equal(3, connections.Count);
        Assert.True(names.Asked >= before + 2);
        Assert.Equal([" ", "no-cache no-cache", "no-cache no-cache"], control, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Fetch_CallerCancels_Throws()
    {
        await using var site = await TestSite.StartAsync(c => Task.Delay(Timeout.Infinite, c.RequestAborted));
        using var fetcher = Fetchers.Create();
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(150));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await fetcher.FetchAsync(new PageRequest(site.Url("/")), cancel.Token));
    }

    [Fact]
    public async Task Fetch_GbkPageSaidToBeUtf8_IsReadable()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.ContentType = "text/html; charset=utf-8";
            return c.Response.Body.WriteAsync(System.Text.Encoding.GetEncoding("gb18030").GetBytes(TestSiteResponses.Page)).AsTask();
        });
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal(("gb18030", TestSiteResponses.Page), (page.Charset, page.Text.ToString()));
    }

    [Fact]
    public async Task Fetch_HostFailsInARow_IsLeftAlone()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        var options = Fetchers.Quick();
        options.BreakerThroughput = 4;
        using var fetcher = Fetchers.Create(options);
        for (var i = 0; i < 3; i++)
        {
            using var failed = await fetcher.FetchAsync(new PageRequest(site.Url($"/{i}")), Ct);
            Assert.Equal(FetchStatus.ServerError, failed.Status);
        }
        var asked = site.Seen.Count;
        using var page = await fetcher.FetchAsync(new PageRequest(site.Url("/x")), Ct);
        Assert.Equal(FetchStatus.HostDown, page.Status);
        Assert.Equal(asked, site.Seen.Count);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(412)]
    public async Task Fetch_RefusalsInARow_DoNotMakeTheHostDown(int status)
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        var options = Fetchers.Quick();
        options.BreakerThroughput = 2;
        using var fetcher = Fetchers.Create(options);
        for (var i = 0; i < 10; i++)
        {
            using var page = await fetcher.FetchAsync(new PageRequest(site.Url($"/{i}")), Ct);
            Assert.Equal(status, page.HttpStatus);
        }
    }

    [Fact]
    public async Task Fetch_BodySlowerThanAnAttempt_IsTimeoutAfterItsRetries()
    {
        await using var site = await TestSite.StartAsync(async c =>
        {
            c.Response.ContentType = "text/html";
            while (!c.RequestAborted.IsCancellationRequested)
            {
                await c.Response.WriteAsync("<p>", c.RequestAborted);
                await Task.Delay(20, c.RequestAborted);
            }
        });
        var options = Fetchers.Quick();
        options.AttemptTimeout = TimeSpan.FromMilliseconds(200);
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"), options);
        Assert.Equal((FetchStatus.Timeout, 3), (page.Status, page.Attempts));
        Assert.InRange(page.Elapsed.TotalSeconds, 0.55, 5);
    }

    [Fact]
    public async Task Fetch_TotalTimeUsedUp_IsTimeoutBeforeAllRetries()
    {
        await using var site = await TestSite.StartAsync(c => Task.Delay(Timeout.Infinite, c.RequestAborted));
        var options = Fetchers.Quick();
        options.AttemptTimeout = TimeSpan.FromMilliseconds(300);
        options.TotalTimeout = TimeSpan.FromMilliseconds(400);
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"), options);
        Assert.Equal((FetchStatus.Timeout, 2), (page.Status, page.Attempts));
    }

    [Fact]
    public async Task Fetch_NobodyListens_IsRefused()
    {
        int port;
        await using (var site = await TestSite.StartAsync("x")) port = site.Port;
        using var page = await Fetchers.FetchOnceAsync($"http://a.test:{port}/");
        Assert.Equal(FetchStatus.Refused, page.Status);
    }
}
