using System.Globalization;
using FreshnessCrawler.DemoCity;
using FreshnessCrawler.DemoCity.Plan;
using FreshnessCrawler.DemoCity.Serving;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Worker.Crawling;
using Microsoft.Extensions.DependencyInjection;

namespace FreshnessCrawler.Bench;

/// <summary>The nights: which faults, at which hosts, and the worker's settings, in the defaults' proportions at a fraction of their time.</summary>
internal static class FaultSettings
{
    private const int EverySite = 4;
    private const int EverySlowSite = 24;
    private static readonly TimeSpan SlowLimit = TimeSpan.FromSeconds(0.3);

    public static IReadOnlyDictionary<string, string?> Of(DemoCityHost city) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Dns:Servers:0"] = city.Names.EndPoint.ToString(),
        ["Dns:Timeout"] = "00:00:01",
        ["Dns:Retries"] = "0",
        ["Dns:TotalTimeout"] = "00:00:02",
        ["Gate:V4:0"] = new Uri(city.Control, CityFaults.AlivePath).AbsoluteUri,
        ["Gate:V6:0"] = string.Create(CultureInfo.InvariantCulture, $"http://[::1]:{city.Port}/"),
        ["Gate:Names:0"] = new Uri(city.City.Sites.First(site => site.Listen is not null).Origin!).Host,
        ["Gate:Timeout"] = "00:00:02",
        ["Gate:Validity"] = "00:00:20",
        ["Gate:Freshness"] = "00:00:00.5",
        ["Crawl:GatePatience"] = "00:00:00",
        ["Fetch:Contact"] = "https://example.org/crawler",
        ["Fetch:AttemptTimeout"] = "00:00:02",
        ["Fetch:TotalTimeout"] = "00:00:08",
        ["Fetch:RetryDelay"] = "00:00:00.2",
        ["Fetch:BreakDuration"] = "00:00:00.5",
        ["Pace:SlowedInterval"] = "00:00:00.02",
        ["Pace:SlowestInterval"] = "00:00:00.05",
        ["Pace:LongestWait"] = "00:00:00.5",
        ["Links:PrivateForeign"] = "true",
        ["Links:ConfirmAfter"] = "00:00:03",
        ["Links:Patience"] = "00:00:01",
        ["Links:PagesAtOnce"] = "16",
        ["Links:QueriesPerPath"] = "10000",
        // Each night asks for everything again.
        ["Links:OkAge"] = "00:00:00",
        ["Links:MovedAge"] = "00:00:00",
        ["Links:OtherAge"] = "00:00:00",
        ["Ipv6:NameServerPort"] = city.Names.ServerPort.ToString(CultureInfo.InvariantCulture),
        ["Ipv6:SecondTryAfter"] = "00:00:01",
        ["Ipv6:LinksPerHost"] = "10000",
        ["Ipv6:LinksAtOnce"] = "16",
        ["Ipv6:ConnectTimeout"] = "00:00:01",
        ["Ipv6:AnswerTimeout"] = "00:00:02",
    };

    /// <summary>With 0.3 s for an attempt in place of 15.</summary>
    public static IReadOnlyDictionary<string, string?> Quick(IReadOnlyDictionary<string, string?> settings) =>
        new Dictionary<string, string?>(settings, StringComparer.Ordinal) { ["Fetch:AttemptTimeout"] = SlowLimit.ToString(), ["Ipv6:AnswerTimeout"] = SlowLimit.ToString(), ["Ipv6:ConnectTimeout"] = SlowLimit.ToString() };

    /// <summary>At every fourth site with its sub-hosts and at all hosts outside the city, where a fault is at hosts; the slow ones at fewer, for they take their time.</summary>
    public static IEnumerable<(string Name, InjectedFault Fault)> Faults(CityPlan city)
    {
        string[] outside = [.. city.Hosts.Select(host => host.Name).Where(name => !name.EndsWith($".{CityNames.Zone}", StringComparison.Ordinal))];
        string[] hit = [.. Every(EverySite), .. outside];
        string[] slow = [.. Every(EverySlowSite), .. outside];
        yield return ("own network down", new InjectedFault(CityFault.NetworkDown));
        yield return ("own DNS silent", new InjectedFault(CityFault.NamesSilent));
        yield return ("own DNS SERVFAIL", new InjectedFault(CityFault.NamesFail));
        yield return ("wildcard DNS", new InjectedFault(CityFault.NamesWildcard));
        yield return ("hosts down", new InjectedFault(CityFault.HostsDown, hit));
        yield return ("hosts' DNS silent", new InjectedFault(CityFault.NamesSilent, hit));
        yield return ("hosts' DNS SERVFAIL", new InjectedFault(CityFault.NamesFail, hit));
        yield return ("403 to everything", new InjectedFault(CityFault.Forbidden, hit));
        yield return ("412 to everything", new InjectedFault(CityFault.Challenge, hit));
        yield return ("429 to everything", new InjectedFault(CityFault.Throttled, hit));
        yield return ("redirect loops", new InjectedFault(CityFault.RedirectLoop, hit));
        yield return ("self-signed", new InjectedFault(CityFault.SelfSigned, hit));
        yield return ("expired", new InjectedFault(CityFault.Expired, hit));
        yield return ("soft 404", new InjectedFault(CityFault.SoftNotFound, hit));
        yield return ("flapping 502, broken off", new InjectedFault(CityFault.Flapping, hit));
        yield return ("flapping 404", new InjectedFault(CityFault.FlappingNotFound, hit));
        yield return ("slow, 16 of 15 s", new InjectedFault(CityFault.Slow, slow, SlowLimit * 16 / 15));
        yield return ("slow, 14 of 15 s", new InjectedFault(CityFault.Slow, slow, SlowLimit * 14 / 15));

        IEnumerable<string> Every(int step) => city.Sites.Where((site, at) => site.Readable && at % step == step / 2).Select(site => site.Host);
    }

    public static async Task RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var runner = services.GetRequiredService<CrawlRunner>();
        foreach (var kind in new[] { RunKind.Crawl, RunKind.Links }) await runner.RunAsync(new CrawlScope { Kind = kind, Description = "全部网站" }, null, ct);
    }
}
