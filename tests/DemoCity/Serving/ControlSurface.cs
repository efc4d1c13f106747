using System.Globalization;
using FreshnessCrawler.DemoCity.Accounts.Serving;
using FreshnessCrawler.DemoCity.Naming;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Serving;

/// <summary>The city's own port, where tests mend, break and count. No crawler is ever told of it.</summary>
public sealed class ControlSurface(IReadOnlyList<SiteServing> sites, IReadOnlyList<HostServing> hosts, CityHours hours, CityNaming names, CityFaults faults, AccountControl accounts, TimeProvider clock)
{
    private const string Fault = "/_demo/fault/";

    public async Task AnswerAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var site = sites.FirstOrDefault(site => site.Plan.Seed.Code == query["site"].ToString());
        object? answer = (context.Request.Method, context.Request.Path.Value) switch
        {
            ("GET", "/_demo/stats") => Stats(),
            ("GET", CityFaults.AlivePath) => new { alive = true },
            ("POST", { } path) when path.StartsWith(Fault, StringComparison.Ordinal) && Enum.TryParse<CityFault>(path[Fault.Length..], ignoreCase: true, out var kind) =>
                Begin(kind, query["hosts"].ToString(), query["seconds"].ToString(), query["to"].ToString()),
            ("POST", "/_demo/rectify") when site is not null => Rectify(site, query["undo"].Count == 0),
            ("POST", "/_demo/down") when site is not null => Down(site, query["seconds"].ToString()),
            ("POST", "/_demo/hours") when site is not null => Hours(site, query["share"].ToString()),
            ("POST", "/_demo/hours") when query["state"].ToString() is "on" or "off" => new { on = hours.IsOn = query["state"] == "on" },
            ("POST", "/_demo/names") when query["state"].ToString() is "dead" or "alive" => new { dead = names.IsDead = query["state"] == "dead" },
            ("POST", { } path) => accounts.Answer(path, query),
            _ => null,
        };
        if (answer is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            answer = new { error = "GET /_demo/stats | POST /_demo/rectify?site=CODE[&undo=1] | POST /_demo/down?site=CODE&seconds=N | POST /_demo/hours?state=on|off | POST /_demo/hours?site=CODE&share=THOUSANDTHS | POST /_demo/names?state=dead|alive | POST /_demo/fault/NAME[?hosts=A,B][&seconds=N][&to=IPV6] | " + AccountControl.Usage };
        }

        await context.Response.WriteAsJsonAsync(answer, context.RequestAborted);
    }

    private object Stats() => new
    {
        requests = sites.Sum(site => site.Requests),
        bytes = sites.Sum(site => site.Bytes),
        cpuMs = (long)Environment.CpuUsage.TotalTime.TotalMilliseconds,
        hosts = sites.Select(site => new { site = site.Plan.Seed.Code, host = $"{site.Plan.Host}:{site.Plan.EndPoint.Port}", requests = site.Requests, bytes = site.Bytes, mostAtOnce = site.MostAtOnce }),
        beside = hosts.Select(host => new { host = host.Plan.Authority, requests = host.Requests }),
    };

    private static object Rectify(SiteServing site, bool mended)
    {
        site.Plan.Rectified = mended;
        return new { site = site.Plan.Seed.Code, mended, columns = site.Plan.Columns.Where(column => column.CanBeRectified).Select(column => site.Plan.Url(column.Path)) };
    }

    private object Hours(SiteServing site, string share)
    {
        var thousandths = int.TryParse(share, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? Math.Min(value, 1000) : 0;
        var slots = hours.Set(site.Plan, thousandths);
        return new { site = site.Plan.Seed.Code, share = thousandths, slots, of = VisitPlan.Slots, on = hours.IsOn };
    }

    private object Begin(CityFault kind, string hosts, string seconds, string to)
    {
        var fault = new InjectedFault(
            kind,
            hosts.Length == 0 ? null : hosts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            TimeSpan.FromSeconds(double.TryParse(seconds, CultureInfo.InvariantCulture, out var span) ? span : 0),
            System.Net.IPAddress.TryParse(to, out var address) ? address : null);
        faults.Begin(fault);
        return new { fault = $"{kind}", hosts = fault.Hosts, seconds = fault.Delay.TotalSeconds };
    }

    private object Down(SiteServing site, string seconds)
    {
        var span = double.TryParse(seconds, CultureInfo.InvariantCulture, out var value) ? value : 10;
        site.DownUntil = clock.GetTimestamp() + (long)(span * clock.TimestampFrequency);
        return new { site = site.Plan.Seed.Code, seconds = span };
    }
}
