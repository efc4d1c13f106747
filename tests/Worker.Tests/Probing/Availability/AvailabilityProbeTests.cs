using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing;
using FreshnessCrawler.Worker.Probing.Availability;
using FreshnessCrawler.Worker.Probing.Names;
using FreshnessCrawler.Worker.Tests.Fetching;
using FreshnessCrawler.Worker.Tests.Probing.Names;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Availability;

/// <summary>Hosts below localhost are this machine without any name server. The limit of 15 s is scaled down to 1.5 s.</summary>
public sealed class AvailabilityProbeTests(CityNames city) : IClassFixture<CityNames>
{
    private static readonly AddressGuard Guard = new([.. Fetchers.Loopback, IPNetwork.Parse("::1/128")]);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<Visit> VisitAsync(string url, DnsNames? names = null, AddressFamily? family = null, AddressGuard? guard = null, TimeSpan? limit = null)
    {
        var fetch = Microsoft.Extensions.Options.Options.Create(Fetchers.Quick());
        names ??= new DnsNames(Microsoft.Extensions.Options.Options.Create(new DnsOptions()), TimeProvider.System);
        var probe = new AvailabilityProbe(
            names, new PinnedProbe(fetch, TimeProvider.System), Microsoft.Extensions.Options.Options.Create(new AvailabilityOptions { Margin = Margin }), fetch, TimeProvider.System);
        return probe.VisitAsync(new Uri(url), family, limit ?? Limit, guard ?? Guard, Token);
    }

    [Fact]
    public async Task VisitAsync_Page_IsOpenWithItsPhases()
    {
        await using var site = await TestSite.StartAsync(TestSiteResponses.Page);
        var visit = await VisitAsync(site.Url("/", "a.localhost"));
        Assert.Equal((VisitOutcome.Open, AddressFamily.InterNetwork, 200, null), (visit.Outcome, visit.Family, visit.HttpStatus, visit.Reason));
        Assert.NotNull(visit.DnsMs);
        Assert.NotNull(visit.ConnectMs);
        Assert.NotNull(visit.FirstByteMs);
        Assert.Equal(IPAddress.Loopback, visit.Address);
        Assert.Single(site.Seen);
    }

    [Theory]
    [InlineData(1000, VisitOutcome.Open)]
    [InlineData(1800, VisitOutcome.Failed)]
    [InlineData(6000, VisitOutcome.Failed)]
    public async Task VisitAsync_SlowPage_IsOpenWithinTheLimitAndItsTimeIsTrue(int delay, VisitOutcome expected)
    {
        await using var site = await TestSite.StartAsync(async c =>
        {
            await Task.Delay(delay, c.RequestAborted);
            await c.Response.Html();
        });
        var visit = await VisitAsync(site.Url("/", "a.localhost"));
        Assert.Equal(expected, visit.Outcome);
        var watched = (Limit + Margin).TotalMilliseconds;
        Assert.InRange(visit.TotalMs, Math.Min(delay, watched) - 50, Math.Min(delay, watched) + 1500);
        if (expected == VisitOutcome.Failed) Assert.Contains("1.5秒", visit.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VisitAsync_SlowBody_CountsToThePagesEnd()
    {
        await using var site = await TestSite.StartAsync(async c =>
        {
            c.Response.ContentType = "text/html";
            await c.Response.WriteAsync("<html>", c.RequestAborted);
            await c.Response.Body.FlushAsync(c.RequestAborted);
            await Task.Delay(1800, c.RequestAborted);
            await c.Response.WriteAsync("</html>", c.RequestAborted);
        });
        var visit = await VisitAsync(site.Url("/", "a.localhost"));
        Assert.Equal(VisitOutcome.Failed, visit.Outcome);
        Assert.True(visit.FirstByteMs < 1500 && visit.TotalMs >= 1750, $"{visit}");
    }

    [Theory]
    [InlineData(200, VisitOutcome.Open)]
    [InlineData(403, VisitOutcome.Blocked)]
    [InlineData(412, VisitOutcome.Blocked)]
    [InlineData(429, VisitOutcome.Blocked)]
    [InlineData(404, VisitOutcome.Failed)]
    [InlineData(500, VisitOutcome.Failed)]
    [InlineData(502, VisitOutcome.Failed)]
    [InlineData(503, VisitOutcome.Failed)]
    public async Task VisitAsync_EachStatus_HasItsOutcomeAndReason(int status, VisitOutcome expected)
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.StatusCode = status;
            return c.Response.Html("<html><body>正文</body></html>");
        });
        var visit = await VisitAsync(site.Url("/", "a.localhost"));
        Assert.Equal((expected, status), (visit.Outcome, visit.HttpStatus));
        Assert.Equal(expected == VisitOutcome.Open, visit.Reason is null);
        Assert.Single(site.Seen);
    }

    [Fact]
    public async Task VisitAsync_EmptyPage_IsFailed()
    {
        await using var site = await TestSite.StartAsync(_ => Task.CompletedTask);
        Assert.Equal(VisitOutcome.Failed, (await VisitAsync(site.Url("/", "a.localhost"))).Outcome);
    }

    [Fact]
    public async Task VisitAsync_Redirects_AreFollowedToAPlaceThatOpens()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/index.html") return c.Response.Html();
            c.Response.Redirect(c.Request.Host.Host == "www.a.localhost" ? "/index.html" : $"http://www.a.localhost:{c.Request.Host.Port}/");
            return Task.CompletedTask;
        });
        var visit = await VisitAsync(site.Url("/", "a.localhost"));
        Assert.Equal((VisitOutcome.Open, 3), (visit.Outcome, site.Seen.Count));
    }

    [Fact]
    public async Task VisitAsync_RedirectToWhatDoesNotOpen_IsFailed()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/gone") c.Response.StatusCode = 404;
            else c.Response.Redirect("/gone");
            return Task.CompletedTask;
        });
        var visit = await VisitAsync(site.Url("/", "a.localhost"));
        Assert.Equal((VisitOutcome.Failed, 404), (visit.Outcome, visit.HttpStatus));
    }

    [Fact]
    public async Task VisitAsync_RedirectLoop_IsFailedAndEnds()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.Redirect(c.Request.Path == "/a" ? "/b" : "/a");
            return Task.CompletedTask;
        });
        var visit = await VisitAsync(site.Url("/a", "a.localhost"));
        Assert.Equal(VisitOutcome.Failed, visit.Outcome);
        Assert.Contains("跳转", visit.Reason, StringComparison.Ordinal);
        Assert.Equal(2, site.Seen.Count);
    }

    [Fact]
    public async Task VisitAsync_RedirectIntoAPrivateNetwork_IsNotFollowed()
    {
        await using var inner = await TestSite.StartAsync(TestSiteResponses.Page);
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.Redirect(inner.Url("/", "127.0.0.1"));
            return Task.CompletedTask;
        });
        var visit = await VisitAsync(site.Url("/", "a.localhost"));
        Assert.Equal(VisitOutcome.NotTested, visit.Outcome);
        Assert.Empty(inner.Seen);
    }

    [Fact]
    public async Task VisitAsync_PrivateAddressNotAllowed_IsNotTested()
    {
        await using var site = await TestSite.StartAsync(TestSiteResponses.Page);
        Assert.Equal(VisitOutcome.NotTested, (await VisitAsync(site.Url("/", "a.localhost"), guard: new AddressGuard([]))).Outcome);
        Assert.Empty(site.Seen);
    }

    [Fact]
    public async Task VisitAsync_Refused_IsFailed()
    {
        var visit = await VisitAsync("http://127.0.0.97:9/");
        Assert.Equal((VisitOutcome.Failed, "服务器拒绝连接"), (visit.Outcome, visit.Reason));
    }

    [Fact]
    public async Task VisitAsync_ResetInTheMiddle_IsFailedAfterOneAttempt()
    {
        await using var site = new RawSite(async (_, stream, ct) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\nContent-Type: text/html\r\n\r\n<html>"u8.ToArray(), ct);
            stream.Socket.LingerState = new LingerOption(true, 0);
            stream.Close();
        });
        var visit = await VisitAsync($"http://a.localhost:{site.Port}/");
        Assert.Equal((VisitOutcome.Failed, 1), (visit.Outcome, site.Asked));
    }

    [Theory]
    [InlineData("a.localhost", 30, "不是受信任机构签发")]
    [InlineData("a.localhost", -1, "过期")]
    public async Task VisitAsync_BadCertificate_OpensAndIsNoted(string name, int daysValid, string fault)
    {
        using var certificate = TestCertificate.Of(name, daysValid);
        await using var site = await TestSite.StartAsync(c => c.Response.Html(), certificate);
        var visit = await VisitAsync(site.Secure("/", "a.localhost"));
        Assert.Equal(VisitOutcome.Open, visit.Outcome);
        Assert.Contains(fault, visit.Detail, StringComparison.Ordinal);
        Assert.NotNull(visit.TlsMs);
    }

    [Theory]
    [InlineData("nowhere.linhai.example", "域名不存在")]
    [InlineData("www.broken.example", "域名服务器出错")]
    [InlineData("silent.linhai.example", "域名服务器无应答")]
    public async Task VisitAsync_NameThatDoesNotResolve_IsFailedWithWhatTheServersSaid(string host, string reason)
    {
        var visit = await VisitAsync($"http://{host}/", city.Names(TimeSpan.FromMilliseconds(300)));
        Assert.Equal(VisitOutcome.Failed, visit.Outcome);
        Assert.StartsWith(reason, visit.Reason, StringComparison.Ordinal);
        Assert.Null(visit.ConnectMs);
    }

    [Fact]
    public async Task VisitAsync_OneOfTheAddressesIsDead_OpensByAnother()
    {
        await using var site = await TestSite.StartAsync(TestSiteResponses.Page);
        for (var i = 0; i < 4; i++)
        {
            var visit = await VisitAsync(site.Url("/", "half.linhai.example"), city.Names());
            Assert.Equal((VisitOutcome.Open, IPAddress.Loopback), (visit.Outcome, visit.Address));
        }
    }

    [Fact]
    public async Task VisitAsync_PinnedToIpv6WhereOnlyIpv4Serves_IsFailed()
    {
        await using var site = await TestSite.StartAsync(TestSiteResponses.Page);
        var visit = await VisitAsync(site.Url("/", "a.localhost"), family: AddressFamily.InterNetworkV6);
        Assert.Equal((VisitOutcome.Failed, AddressFamily.InterNetworkV6), (visit.Outcome, visit.Family));
        Assert.Empty(site.Seen);
    }

    [Fact]
    public async Task VisitAsync_HostWithoutIpv4_IsVisitedOverIpv6()
    {
        var visit = await VisitAsync("http://only6.linhai.example:9/", city.Names());
        Assert.Equal((VisitOutcome.Failed, AddressFamily.InterNetworkV6, "服务器拒绝连接"), (visit.Outcome, visit.Family, visit.Reason));
    }

    [Fact]
    public async Task VisitAsync_FlappingHost_IsReportedAsItIsEachTime()
    {
        var asked = 0;
        await using var site = await TestSite.StartAsync(c =>
        {
            if (Interlocked.Increment(ref asked) % 2 == 0) c.Abort();
            return c.Response.Html();
        });
        var outcomes = new List<VisitOutcome>();
        for (var i = 0; i < 6; i++) outcomes.Add((await VisitAsync(site.Url("/", "a.localhost"))).Outcome);
        Assert.Equal([VisitOutcome.Open, VisitOutcome.Failed, VisitOutcome.Open, VisitOutcome.Failed, VisitOutcome.Open, VisitOutcome.Failed], outcomes);
        Assert.Equal(6, asked);
    }
}
