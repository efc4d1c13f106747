using System.IO.Compression;
using System.Text;
using FreshnessCrawler.Worker.Fetching;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

public sealed class PageFetcherBodyTests
{
    private static readonly string Long = TestSiteResponses.Page + string.Concat(Enumerable.Range(0, 5000).Select(i => $"<li>{i * 7919 % 10007}</li>"));

    private static byte[] Packed(string encoding, byte[] body)
    {
        var to = new MemoryStream();
        Stream packer = encoding switch
        {
            "gzip" or "x-gzip" => new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(to, CompressionLevel.Optimal, leaveOpen: true),
            "raw" => new DeflateStream(to, CompressionLevel.Optimal, leaveOpen: true),
            _ => new ZLibStream(to, CompressionLevel.Optimal, leaveOpen: true),
        };
        using (packer) packer.Write(body);
        return to.ToArray();
    }

    private static Task<TestSite> ServeAsync(string encoding, byte[] body) => TestSite.StartAsync(c =>
    {
        c.Response.ContentType = "text/html; charset=utf-8";
        c.Response.Headers.ContentEncoding = encoding;
        return c.Response.Body.WriteAsync(body).AsTask();
    });

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip", "x-gzip")]
    [InlineData("br", "br")]
    [InlineData("deflate", "deflate")]
    [InlineData("raw", "deflate")]
    public async Task Fetch_Packed_IsUnpackedAndCountsBytesSent(string packing, string said)
    {
        var body = Packed(packing, Encoding.UTF8.GetBytes(Long));
        await using var site = await ServeAsync(said, body);
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal((FetchStatus.Ok, body.Length), (page.Status, page.Bytes));
        Assert.Equal(Long, page.Text.ToString());
    }

    [Fact]
    public async Task Fetch_SaidToBeGzipButPlain_IsRead()
    {
        await using var site = await ServeAsync("gzip", Encoding.UTF8.GetBytes(Long));
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal(Long, page.Text.ToString());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Fetch_PackedBodyBreaksOff_IsProtocolNotHalfAPage(string encoding)
    {
        var body = Packed(encoding, Encoding.UTF8.GetBytes(Long));
        await using var site = await ServeAsync(encoding, body[..(body.Length / 2)]);
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal(FetchStatus.Protocol, page.Status);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Fetch_DecompressionBomb_IsTooLarge(string encoding)
    {
        await using var site = await ServeAsync(encoding, Packed(encoding, new byte[60_000_000]));
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal(FetchStatus.TooLarge, page.Status);
        Assert.Contains("ratio", page.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_DecompressedBeyondCap_IsTooLarge()
    {
        var options = Fetchers.Quick();
        options.MaxDecompressedBytes = 20_000;
        await using var site = await ServeAsync("gzip", Packed("gzip", Encoding.UTF8.GetBytes(Long)));
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"), options);
        Assert.Equal(FetchStatus.TooLarge, page.Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fetch_BodyBeyondCap_IsTooLargeWhetherAnnouncedOrNot(bool announced)
    {
        var options = Fetchers.Quick();
        options.MaxBodyBytes = 100_000;
        await using var site = await TestSite.StartAsync(async c =>
        {
            c.Response.ContentType = "text/html";
            if (announced) c.Response.ContentLength = 200_000;
            var part = new byte[10_000];
            for (var i = 0; i < 20; i++) await c.Response.Body.WriteAsync(part);
        });
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"), options);
        Assert.Equal(FetchStatus.TooLarge, page.Status);
        Assert.Equal(1, page.Attempts);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\n<html>half", FetchStatus.Unreachable)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", FetchStatus.Protocol)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<html", FetchStatus.Unreachable)]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", FetchStatus.Protocol)]
    [InlineData("", FetchStatus.Unreachable)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\nabc", FetchStatus.Protocol)]
    public async Task Fetch_BrokenAnswers_AreNeverAPage(string answer, FetchStatus expected)
    {
        await using var site = new RawSite(answer);
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal(expected, page.Status);
        Assert.Equal(0, page.TextLength);
    }

    [Fact]
    public async Task Fetch_HeadersBeyondCap_IsProtocol()
    {
        await using var site = new RawSite($"HTTP/1.1 200 OK\r\nX: {new string('a', 80_000)}\r\nContent-Length: 0\r\n\r\n");
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal(FetchStatus.Protocol, page.Status);
    }

    [Fact]
    public async Task Fetch_NoLengthAndClose_IsAWholePage()
    {
        await using var site = new RawSite("HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>whole page</p>");
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal("<p>whole page</p>", page.Text.ToString());
    }

    [Fact]
    public async Task Fetch_ConnectionReset_IsRefusedAndRetried()
    {
        await using var site = new RawSite((_, stream, _) =>
        {
            stream.Socket.LingerState = new System.Net.Sockets.LingerOption(true, 0);
            stream.Socket.Close();
            return Task.CompletedTask;
        });
        using var page = await Fetchers.FetchOnceAsync(site.Url("/"));
        Assert.Equal(FetchStatus.Refused, page.Status);
        Assert.True(site.Asked >= 3);
    }
}
