using System.Net.Sockets;
using System.Text;
using FreshnessCrawler.DemoCity.Pages;
using FreshnessCrawler.DemoCity.Pages.Lists;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Serving;

/// <summary>Answers every request for a site's pages.</summary>
public sealed class SiteResponder(TimeProvider clock, CityHours hours, HostResponder planted)
{
    private const string HomeBehindRedirect = "/zwgk/portal/index.html";

    public async Task AnswerAsync(HttpContext context, SiteServing site)
    {
        site.Enter();
        try
        {
            if (clock.GetTimestamp() < site.DownUntil || hours.Fails(site.Plan, OverIpv6(context))) context.Abort();
            else if (hours.Refuses(site.Plan)) await SiteTrapAnswers.AnswerAsync(context, SiteTrap.Forbidden);
            else if (!await SiteTrapAnswers.AnswerAsync(context, site.Plan.Seed.Trap)) await RouteAsync(context, site);
        }
        finally
        {
            site.Leave();
        }
    }

    private Task RouteAsync(HttpContext context, SiteServing site)
    {
        var path = context.Request.Path.Value ?? "/";
        switch (path)
        {
            case "/robots.txt":
                return RobotsAsync(context, site.Plan);
            case "/" when site.Plan.Seed.Trap == SiteTrap.HomeRedirect:
                return Redirect(context, HomeBehindRedirect, permanent: false);
            case "/" or HomeBehindRedirect:
                return PageSender.Unchanged(context, site, 0)
                    ? Task.CompletedTask
                    : PageSender.SendAsync(context, site, HomePage.Write(site.City, site.Plan, site.Skin, OverIpv6(context)));
        }

        var target = path + context.Request.QueryString.Value;
        if (site.ColumnAt(target) is { } column) return ColumnAsync(context, site, column, target);
        if (ScriptedList.NumberOf(path, name => context.Request.Query[name]) is { } number) return DataAsync(context, site, path, number);
        if (LaterPage(site, path) is { } later) return SendListAsync(context, site, later.Column, later.Page);
        if (ItemAddress.Parse(target) is { } item && site.Plan.Columns.ElementAtOrDefault(item.Column - 1) is { } owner)
            return PageSender.SendAsync(context, site, ArticlePage.Write(site.City, site.Plan, site.Skin, owner, item.Item));
        if (HostResponder.AnswerAt(path) is { } answer) return planted.AnswerAsync(context, answer, site.Plan.Seed.Name);
        if (SmallFiles.IsAsset(path)) return SmallFiles.AnswerAsync(context, site.Plan.Seed.Name);
        if (path is "/jgsz/" or "/gywm/" or "/wzdt/" or "/lxwm/" or "/wap/" or "/search/" || path.Contains("/jd/", StringComparison.Ordinal))
            return PageSender.SendAsync(context, site, ArticlePage.Write(site.City, site.Plan, site.Skin, null, 0));
        return planted.AnswerAsync(context, site.Plan.Unknown, site.Plan.Seed.Name);
    }

    private Task ColumnAsync(HttpContext context, SiteServing site, ColumnPlan column, string target)
    {
        var moved = target.StartsWith(SiteServing.Moved, StringComparison.Ordinal);
        switch (column.Trap)
        {
            case ColumnTrap.AlwaysFails:
            case ColumnTrap.FailsOnce when site.FailsNow(column, clock.GetTimestamp(), 60 * clock.TimestampFrequency):
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return Task.CompletedTask;
            case ColumnTrap.ThrottledOnce when site.FailsNow(column, clock.GetTimestamp(), long.MaxValue):
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.RetryAfter = "1";
                return Task.CompletedTask;
            case ColumnTrap.Gone:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            case ColumnTrap.Redirected when !moved:
                return Redirect(context, SiteServing.Moved + column.Path, permanent: true);
            case ColumnTrap.RedirectLoop:
                return Redirect(context, moved ? column.Path : SiteServing.Moved + column.Path, permanent: false);
            default:
                return SendListAsync(context, site, column, 0);
        }
    }

    private static Task SendListAsync(HttpContext context, SiteServing site, ColumnPlan column, int page) =>
        PageSender.Unchanged(context, site, (column.Number * 16) + page)
            ? Task.CompletedTask
            : PageSender.SendAsync(context, site, ListPage.Write(site.City, site.Plan, site.Skin, column, page), column.Trap);

    private static Task DataAsync(HttpContext context, SiteServing site, string path, int number)
    {
        var column = site.Plan.Columns.ElementAtOrDefault(number - 1);
        if (column?.Trap is not (ColumnTrap.ScriptJson or ColumnTrap.ScriptProxy or ColumnTrap.ScriptBuilt or ColumnTrap.Framed))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var items = ColumnItems.Of(site.City, site.Plan, column);
        var (type, text) = ScriptedList.Answer(path, new ListContext(new StringBuilder(), site.Plan, column, site.Skin.Style.Address, items));
        context.Response.ContentType = type;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    /// <summary>index_2.html of a column's folder.</summary>
    private static (ColumnPlan Column, int Page)? LaterPage(SiteServing site, string path)
    {
        var name = path.LastIndexOf("/index_", StringComparison.Ordinal);
        if (name < 0 || path.Length < name + 9 || path[name + 8] != '.' || path[name + 7] is < '1' or > '4') return null;
        var folder = path[..(name + 1)];
        var column = site.ColumnAt(folder) ?? site.ColumnAt(folder + "index.shtml");
        return column is null ? null : (column, path[name + 7] - '0');
    }

    private static bool OverIpv6(HttpContext context) => context.Connection.LocalIpAddress is { AddressFamily: AddressFamily.InterNetworkV6 } local && !local.IsIPv4MappedToIPv6;

    private static Task Redirect(HttpContext context, string target, bool permanent)
    {
        context.Response.Redirect(target, permanent);
        return Task.CompletedTask;
    }

    private static Task RobotsAsync(HttpContext context, SitePlan site)
    {
        var rules = site.Seed.Trap switch
        {
            SiteTrap.RobotsOverridden => "/",
            SiteTrap.RobotsDisallowOne => site.Columns.First(column => column.Trap == ColumnTrap.RobotsDisallowed).Path,
            _ when site.Forbidden is { } folder => folder,
            _ => null,
        };
        if (rules is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync($"User-agent: *\nDisallow: {rules}\n", context.RequestAborted);
    }
}
