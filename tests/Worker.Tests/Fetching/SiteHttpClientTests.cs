using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FreshnessCrawler.Worker.Fetching;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

public sealed class SiteHttpClientTests
{
    internal static X509Certificate2 SelfSigned(string name, int daysValid)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-30), now.AddDays(daysValid));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    [Theory]
    [InlineData("a.test", 30, "证书不是受信任机构签发")]
    [InlineData("a.test", -1, "过期")]
    [InlineData("b.test", 30, "证书与域名不符")]
    public async Task Fetch_CertificateFault_IsRecordedAndThePageRead(string name, int daysValid, string fault)
    {
        using var certificate = SelfSigned(name, daysValid);
        await using var site = await TestSite.StartAsync(c => c.Response.Html(), certificate);
        using var page = await Fetchers.FetchOnceAsync(site.Secure("/"));
        Assert.Equal(FetchStatus.Ok, page.Status);
        Assert.Contains(fault, page.TlsFault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_PlainHttp_HasNoTlsFault()
    {
        await using var site = await TestSite.StartAsync(TestSiteResponses.Page);
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Null(page.TlsFault);
    }

    [Fact]
    public async Task Fetch_Https_SpeaksHttp2WhereOffered()
    {
        using var certificate = SelfSigned("a.test", 30);
        await using var site = await TestSite.StartAsync(c => c.Response.Html($"<p>{c.Request.Protocol}</p>"), certificate);
        using var page = await Fetchers.FetchOnceAsync(site.Secure("/"));
        Assert.Equal("<p>HTTP/2</p>", page.Text.ToString());
    }

    [Fact]
    public async Task Fetch_BrokenHandshake_IsTls()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var serving = Task.Run(async () =>
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
                await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
            }
        }, TestContext.Current.CancellationToken);
        using var page = await Fetchers.FetchOnceAsync($"https://a.test:{port}/");
        Assert.Equal(FetchStatus.Tls, page.Status);
        listener.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => serving);
    }
}
