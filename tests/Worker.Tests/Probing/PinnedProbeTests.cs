using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Probing;
using FreshnessCrawler.Worker.Tests.Fetching;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing;

public sealed class PinnedProbeTests
{
    private static readonly AddressGuard Guard = new(Fetchers.Loopback);
    private static readonly PinnedProbe Probe = new(Microsoft.Extensions.Options.Options.Create(Fetchers.Quick()), TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<ProbeAnswer> AskAsync(string url, double seconds = 5, string address = "127.0.0.1", int keep = 65536, int read = 65536) =>
        Probe.SendAsync(new ProbeRequest(new Uri(url), IPAddress.Parse(address), TimeSpan.FromSeconds(seconds)) { KeepBytes = keep, ReadBytes = read }, Guard, Token);

    [Fact]
    public async Task SendAsync_Page_HasStatusTextAndPhases()
    {
        string? host = null;
        await using var site = await TestSite.StartAsync(async c =>
        {
            host = c.Request.Host.Host;
            await Task.Delay(120, Token);
            await c.Response.Html();
        });
        var answer = await AskAsync(site.Url("/", "www.city.test"));
        Assert.Equal((ProbeStatus.Answered, 200, true, "www.city.test"), (answer.Status, answer.HttpStatus, answer.Whole, host));
        Assert.Equal(TestSiteResponses.Page, answer.Text);
        Assert.NotNull(answer.ConnectMs);
        Assert.Null(answer.TlsMs);
        Assert.InRange(answer.FirstByteMs!.Value, 100, answer.TotalMs);
    }

    [Fact]
    public async Task SendAsync_Redirect_IsNotFollowedAndNothingIsAskedTwice()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.Redirect("/next");
            return Task.CompletedTask;
        });
        var answer = await AskAsync(site.Url("/"));
        Assert.Equal((ProbeStatus.Answered, 302, "/next"), (answer.Status, answer.HttpStatus, answer.Location));
        Assert.Single(site.Seen);
    }

    [Fact]
    public async Task SendAsync_OtherAddressOfTheHost_IsNotTried()
    {
        await using var site = await TestSite.StartAsync(TestSiteResponses.Page);
        var answer = await AskAsync(site.Url("/", "localhost"), address: "127.0.0.99");
        Assert.Equal(ProbeStatus.Refused, answer.Status);
        Assert.False(answer.Connected);
        Assert.Empty(site.Seen);
    }

    [Fact]
    public async Task SendAsync_AddressNotAllowed_ConnectsNowhere()
    {
        await using var site = await TestSite.StartAsync(TestSiteResponses.Page);
        var request = new ProbeRequest(new Uri(site.Url("/")), IPAddress.Loopback, TimeSpan.FromSeconds(1));
        var answer = await Probe.SendAsync(request, new AddressGuard([]), Token);
        Assert.Equal(ProbeStatus.NotAllowed, answer.Status);
        Assert.Empty(site.Seen);
        Assert.Equal(ProbeStatus.NotAllowed, (await Probe.ConnectAsync(IPAddress.Loopback, site.Port, new AddressGuard([]), TimeSpan.FromSeconds(1), Token)).Status);
    }

    [Theory]
    [InlineData("a.test", 30, "证书不是受信任机构签发")]
    [InlineData("a.test", -1, "过期")]
    [InlineData("b.test", 30, "证书与域名不符")]
    public async Task SendAsync_CertificateFault_IsRecordedAndThePageRead(string name, int daysValid, string fault)
    {
        using var certificate = TestCertificate.Of(name, daysValid);
        await using var site = await TestSite.StartAsync(c => c.Response.Html(), certificate);
        var answer = await AskAsync(site.Secure("/"));
        Assert.Equal((ProbeStatus.Answered, 200), (answer.Status, answer.HttpStatus));
        Assert.Contains(fault, answer.TlsFault, StringComparison.Ordinal);
        Assert.NotNull(answer.TlsMs);
    }

    [Fact]
    public async Task SendAsync_BrokenHandshake_IsTls()
    {
        await using var site = new RawSite("HTTP/1.1 400 Bad Request\r\n\r\n");
        var answer = await AskAsync($"https://a.test:{site.Port}/");
        Assert.Equal(ProbeStatus.Tls, answer.Status);
        Assert.NotNull(answer.ConnectMs);
        Assert.Null(answer.TlsMs);
    }

    [Fact]
    public async Task SendAsync_SlowerThanTheLimit_IsTimeoutWithThePhasesThatWere()
    {
        await using var site = await TestSite.StartAsync(async c =>
        {
            await c.Response.WriteAsync("<html>", Token);
            await c.Response.Body.FlushAsync(Token);
            await Task.Delay(5000, c.RequestAborted);
        });
        var answer = await AskAsync(site.Url("/"), seconds: 0.4);
        Assert.Equal(ProbeStatus.Timeout, answer.Status);
        Assert.InRange(answer.TotalMs, 380, 3000);
        Assert.NotNull(answer.FirstByteMs);
    }

    [Fact]
    public async Task SendAsync_AnswerThatBreaksOff_IsBroken()
    {
        await using var site = new RawSite("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n<html>half");
        Assert.Equal(ProbeStatus.Broken, (await AskAsync(site.Url("/"))).Status);
    }

    [Fact]
    public async Task SendAsync_ResetInTheMiddle_IsBroken()
    {
        await using var site = new RawSite((_, stream, _) =>
        {
            stream.Socket.LingerState = new LingerOption(true, 0);
            stream.Close();
            return Task.CompletedTask;
        });
        var answer = await AskAsync(site.Url("/"));
        Assert.Equal((ProbeStatus.Broken, true), (answer.Status, answer.Connected));
        Assert.Equal(1, site.Asked);
    }

    [Fact]
    public async Task SendAsync_NoHttp_IsProtocol()
    {
        await using var site = new RawSite("220 mail ready\r\n");
        Assert.Equal(ProbeStatus.Protocol, (await AskAsync(site.Url("/"))).Status);
    }

    [Theory]
    [InlineData(403, FetchStatus.Blocked)]
    [InlineData(429, FetchStatus.Blocked)]
    [InlineData(412, FetchStatus.Challenged)]
    [InlineData(404, null)]
    [InlineData(500, null)]
    public async Task SendAsync_StatusOfAFirewall_IsRecognised(int status, FetchStatus? expected)
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.StatusCode = status;
            return c.Response.Html("<p>x</p>");
        });
        var answer = await AskAsync(site.Url("/"));
        Assert.Equal((ProbeStatus.Answered, status, expected), (answer.Status, answer.HttpStatus, answer.Firewall));
    }

    [Fact]
    public async Task SendAsync_LongBody_KeepsAndReadsWithinItsCaps()
    {
        await using var site = await TestSite.StartAsync(c => c.Response.Html(new string('x', 200_000)));
        var whole = await AskAsync(site.Url("/"), keep: 1000, read: 1_000_000);
        Assert.Equal((1000, 200_000, true), (whole.Text!.Length, whole.Bytes, whole.Whole));
        var cut = await AskAsync(site.Url("/"), keep: 1000, read: 1000);
        Assert.Equal((1000, false), (cut.Text!.Length, cut.Whole));
        Assert.True(cut.Bytes < 200_000);
    }

    [Theory]
    [InlineData(65536)]
    [InlineData(600)]
    public async Task SendAsync_PackedGbPage_IsUnpackedAndDecodedCutOrNot(int keep)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var page = Encoding.GetEncoding("GB18030").GetBytes("<html><title>林业局</title>" + string.Concat(Enumerable.Range(0, 3000).Select(i => $"<p>造林{i * 7919 % 10007}</p>")));
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) await gzip.WriteAsync(page, Token);
        await using var site = await TestSite.StartAsync(async c =>
        {
            c.Response.ContentType = "text/html; charset=gbk";
            c.Response.Headers.ContentEncoding = "gzip";
            await c.Response.Body.WriteAsync(packed.ToArray(), Token);
        });
        var answer = await AskAsync(site.Url("/"), keep: keep, read: 1_000_000);
        Assert.Equal(ProbeStatus.Answered, answer.Status);
        Assert.StartsWith("<html><title>林业局</title>", answer.Text, StringComparison.Ordinal);
        Assert.Equal(packed.Length, answer.Bytes);
    }

    [Fact]
    public async Task ConnectAsync_OpenAndClosedPort_AreToldApart()
    {
        await using var site = await TestSite.StartAsync(TestSiteResponses.Page);
        Assert.Equal(ProbeStatus.Answered, (await Probe.ConnectAsync(IPAddress.Loopback, site.Port, Guard, TimeSpan.FromSeconds(2), Token)).Status);
        Assert.Equal(ProbeStatus.Refused, (await Probe.ConnectAsync(IPAddress.Parse("127.0.0.98"), site.Port, Guard, TimeSpan.FromSeconds(2), Token)).Status);
        Assert.Empty(site.Seen);
    }

    [Fact]
    public async Task SendAsync_CallersToken_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var request = new ProbeRequest(new Uri("http://a.test/"), IPAddress.Loopback, TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Probe.SendAsync(request, Guard, cancelled.Token));
    }
}
