using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FreshnessCrawler.Worker.Tests.Fetching;

/// <summary>A site on loopback; its robots.txt is 404 unless the handler says otherwise.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestSite(WebApplication app, int port)
    {
        _app = app;
        Port = port;
    }

    public int Port { get; }
    public ConcurrentQueue<(string Host, string Path, long At)> Seen { get; } = new();
    public int PagesAsked => Seen.Count(s => s.Path != "/robots.txt");

    public string Url(string path, string host = "a.test") => $"http://{host}:{Port}{path}";
    public string Secure(string path, string host = "a.test") => $"https://{host}:{Port}{path}";

    public static Task<TestSite> StartAsync(string html) => StartAsync(c => c.Response.Html(html));

    public static async Task<TestSite> StartAsync(Func<HttpContext, Task> page, X509Certificate2? certificate = null, bool robots = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null) listen.UseHttps(certificate);
        }));
        var app = builder.Build();
        TestSite? site = null;
        app.Run(async context =>
        {
            site!.Seen.Enqueue((context.Request.Host.Host, context.Request.Path.Value!, TimeProvider.System.GetTimestamp()));
            if (!robots && context.Request.Path == "/robots.txt") context.Response.StatusCode = 404;
            else await page(context);
        });
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return site = new TestSite(app, new Uri(address).Port);
    }

    public async ValueTask DisposeAsync()
    {
        using var hurry = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _app.StopAsync(hurry.Token);
        await _app.DisposeAsync();
    }
}

internal static class TestSiteResponses
{
    public const string Page = "<html><head><title>林业动态</title></head><body><ul><li><a href=\"/1.html\">造林</a> 2026-01-05</li></ul></body></html>";

    public static Task Html(this HttpResponse response, string html = Page)
    {
        response.ContentType = "text/html; charset=utf-8";
        return response.WriteAsync(html);
    }
}
