using System.Net;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Serving;

/// <summary>Where names lead that nobody has registered, while the name service makes them up: one page, whatever is asked for.</summary>
public sealed class ParkingHost
{
    public static readonly IPAddress Address = IPAddress.Parse("127.71.4.1");

    /// <summary>Every port that any of the city's addresses names.</summary>
    public static IEnumerable<IPEndPoint> EndPoints(CityPlan city) =>
        city.Sites.Select(site => site.EndPoint.Port).Concat(city.Hosts.Select(host => host.Port)).Distinct().Select(port => new IPEndPoint(Address, port));

    public static Task AnswerAsync(HttpContext context)
    {
        var name = context.Request.Host.Host;
        if (context.Request.Path != "/robots.txt")
            return HostResponder.PageAsync(context, name, $"<p>域名 {name} 可转让</p><ul><li><a href=\"/maiyuming\">购买域名</a></li><li><a href=\"/guanggao\">相关推广</a></li></ul>");
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
