using FreshnessCrawler.Worker.Tests.Fetching;
using Microsoft.AspNetCore.Http;

namespace FreshnessCrawler.Worker.Tests.Probing.Links;

/// <summary>A few sites on loopback: pages by host and path, 404 for the rest.</summary>
internal sealed class City(Dictionary<string, Func<HttpContext, Task>> pages)
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _asked = new();

    /// <summary>Method, host and path of each request, in order.</summary>
    public IEnumerable<string> Asked => _asked;

    public Task<TestSite> StartAsync() => TestSite.StartAsync(AnswerAsync);

    public static Func<HttpContext, Task> Links(params string[] hrefs) => Page(string.Concat(hrefs.Select(h => $"<a href=\"{h}\">链接{h}</a>")));

    public static Func<HttpContext, Task> Page(string body, string title = "甲网站") =>
        context => context.Response.Html($"<html><head><title>{title}</title></head><body>{body}</body></html>");

    public static Func<HttpContext, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public static Func<HttpContext, Task> Redirect(string to, int status = 302) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = to;
        return Task.CompletedTask;
    };

    private Task AnswerAsync(HttpContext context)
    {
        var host = context.Request.Host.Host;
        var path = context.Request.Path.Value + context.Request.QueryString.Value;
        _asked.Enqueue($"{context.Request.Method} {host}{path}");
        if (pages.TryGetValue($"{host}{path}", out var page) || pages.TryGetValue(path, out page) || pages.TryGetValue($"{host}*", out page) || pages.TryGetValue("*", out page))
            return page(context);
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
