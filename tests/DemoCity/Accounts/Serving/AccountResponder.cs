using System.Globalization;
using System.Text;
using FreshnessCrawler.DemoCity.Accounts.Plan;
using FreshnessCrawler.DemoCity.Accounts.Shapes;
using FreshnessCrawler.DemoCity.Plan;
using FreshnessCrawler.DemoCity.Serving;

namespace FreshnessCrawler.DemoCity.Accounts.Serving;

/// <summary>Answers for the hosts that serve accounts' posts.</summary>
public sealed class AccountResponder(CityPlan city, AccountBlocks blocks, TimeProvider clock)
{
    private const string Moved = "/moved";

    private static readonly TimeSpan Slowness = TimeSpan.FromSeconds(1.2);

    private readonly AccountRoutes _routes = new(city);

    public Task AnswerAsync(HttpContext context, HostServing host)
    {
        host.Enter();
        var path = context.Request.Path.Value ?? "/";
        if (path == "/robots.txt") return host.Plan.Name == FeedHosts.Feeds ? TextAsync(context, 200, "text/plain", $"User-agent: *\nDisallow: {FeedHosts.Forbidden}\n") : StatusAsync(context, 404);
        if (path == RefusalText.LoginPath) return TextAsync(context, 200, "text/html; charset=utf-8", RefusalText.LoginPage);
        var moved = path.StartsWith(Moved, StringComparison.Ordinal);
        var target = (moved ? path[Moved.Length..] : path) + context.Request.QueryString.Value;
        if (_routes.Find(host.Plan.Authority, target) is var (account, source)) return SourceAsync(context, account, source, target, moved);
        return _routes.Post(path) is var (owner, number) ? PostAsync(context, owner, number) : StatusAsync(context, 404);
    }

    private Task SourceAsync(HttpContext context, AccountPlan account, SourcePlan source, string target, bool moved)
    {
        var fault = blocks.Of(account.Platform) ?? source.Fault;
        if (RefusalText.Of(fault, account, source.Shape) is var (status, type, text))
        {
            if (status == 429) context.Response.Headers.RetryAfter = "1";
            return TextAsync(context, status, type, text);
        }

        switch (fault)
        {
            case FeedFault.Challenge:
                return SiteTrapAnswers.AnswerAsync(context, SiteTrap.Challenge412);
            case FeedFault.LoginPage:
                context.Response.Redirect($"{RefusalText.LoginPath}?redirect={Uri.EscapeDataString(target)}");
                return Task.CompletedTask;
            case FeedFault.Redirected when !moved:
                context.Response.Redirect(Moved + target, permanent: true);
                return Task.CompletedTask;
        }

        return source.Shape == FeedShape.WeChatArticle && _routes.Post(target) is var (_, number) ? PostAsync(context, account, number) : FeedAsync(context, account, source, fault);
    }

    private async Task FeedAsync(HttpContext context, AccountPlan account, SourcePlan source, FeedFault fault)
    {
        if (fault == FeedFault.Slow) await Task.Delay(Slowness, context.RequestAborted);
        if (Unchanged(context, account, source)) return;
        var now = clock.GetUtcNow();
        var zone = source.ZoneMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : TimeSpan.FromHours(8);
        var (type, text) = new FeedBody(source.Shape, account.SeenName ?? account.Name, account.Uid, source.Address, Posts.Of(account, source, city, now), now, zone, fault == FeedFault.Gbk ? "GBK" : "UTF-8").Write();
        if (fault is FeedFault.CutFresh or FeedFault.CutOld) text = text[..(text.Length * 6 / 10)];
        if (fault == FeedFault.CutBeforeItems) text = text[..text.IndexOf("<item", StringComparison.Ordinal)];
        if (fault == FeedFault.Gbk) type = $"{type}; charset=GBK";
        var bytes = (fault == FeedFault.Gbk ? Encoding.GetEncoding("GBK") : Encoding.UTF8).GetBytes(text);
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        if (fault == FeedFault.Broken)
        {
            await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 3), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
            return;
        }

        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private Task PostAsync(HttpContext context, AccountPlan account, int number)
    {
        if (blocks.Of(account.Platform) is { } fault && RefusalText.Of(fault, account, FeedShape.WeChatArticle) is var (status, type, text)) return TextAsync(context, status, type, text);
        if (Posts.Of(account, new SourcePlan(FeedShape.Rss20), city, clock.GetUtcNow()).Find(post => post.Number == number) is not { } post) return StatusAsync(context, 404);
        var name = account.SeenName ?? account.Name;
        return TextAsync(context, 200, "text/html; charset=utf-8", account.Platform == AccountPlatforms.WeChat ? ArticleText.WeChat(name, post) : ArticleText.Other(name, post));
    }

    // Half of the accounts' feeds have validators; what carries the moment of the visit never has.
    private bool Unchanged(HttpContext context, AccountPlan account, SourcePlan source)
    {
        if (account.Number % 2 == 1 || source.Shape is FeedShape.RsshubRss or FeedShape.RsshubAtom or FeedShape.RsshubJson) return false;
        var tag = string.Create(CultureInfo.InvariantCulture, $"W/\"{city.AsOf.DayNumber:x}-{city.Seed:x}-{account.Number:x}-{(account.Rectified ? 1 : 0)}\"");
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch != tag) return false;
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    private static Task TextAsync(HttpContext context, int status, string type, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static Task StatusAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
