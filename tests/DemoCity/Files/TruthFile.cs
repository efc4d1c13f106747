using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FreshnessCrawler.DemoCity.Accounts.Plan;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Files;

/// <summary>Writes what is true of the city.</summary>
public sealed record TruthFile(DateOnly AsOf, IReadOnlyList<TrueColumn> Columns, IReadOnlyList<TrueSite> Sites)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        WriteIndented = false,
    };

    /// <summary>What the navigation names beside the columns, and nobody need update: who finds the columns by himself must tell them apart.</summary>
    private static readonly string[] Beside = ["办事服务", "下载中心", "专题专栏"];

    /// <summary>Pages of the navigation that are no columns (机构概况, service halls, downloads, topics): whatever a crawler makes of them, they are no finding.</summary>
    public required IReadOnlyList<string> NoColumns { get; init; }

    /// <summary>Whom to ask for the city's names, as ip:port; null where the city is not served.</summary>
    public string? NameServer { get; init; }

    /// <summary>The port at which the zones' own name servers answer, over IPv4 and IPv6.</summary>
    public int ZoneServerPort { get; init; }

    /// <summary>The links of each site.</summary>
    public IReadOnlyList<TrueSiteLinks> Links { get; init; } = [];

    /// <summary>What is hidden from readers, the innocent too.</summary>
    public IReadOnlyList<TrueHiddenLink> HiddenLinks { get; init; } = [];

    /// <summary>The new-media accounts.</summary>
    public IReadOnlyList<TrueAccount> Accounts { get; init; } = [];

    /// <summary>Texts about votes and likes in posts and in sites' articles, with their false friends.</summary>
    public IReadOnlyList<TrueCampaign> Campaigns { get; init; } = [];

    public TrueVisits? Availability { get; init; }
    public TrueV6? Ipv6 { get; init; }

    /// <summary>What the rules about visits, links and IPv6 say of each site that has an address.</summary>
    public IReadOnlyList<TrueProbes> Probes { get; init; } = [];

    public static TruthFile Of(CityPlan city)
    {
        var columns = new List<TrueColumn>();
        var sites = new List<TrueSite>();
        var beside = new List<string>();
        foreach (var site in city.Sites)
        {
            var own = Truth.Columns(city, site);
            if (site.Seed.Trap == SiteTrap.Unregistered)
            {
                beside.Add(site.Url("/jgsz/"));
                beside.AddRange(own.Where(column => Beside.Contains(column.Name)).Select(column => column.Url));
                own = [.. own.Where(column => !Beside.Contains(column.Name))];
            }

            columns.AddRange(own);
            sites.Add(Truth.Site(city, site, own));
        }

        var availability = Visits(city);
        var weeks = availability.Weeks.ToDictionary(week => week.Site, StringComparer.Ordinal);
        LinkTruth[] links = [.. city.Sites.AsParallel().AsOrdered().Select(site => new LinkTruth(city, site))];
        return new TruthFile(city.AsOf, columns, sites)
        {
            NoColumns = beside,
            Links = [.. links.Select(link => link.Links())],
            HiddenLinks = [.. links.SelectMany(link => link.Hidden())],
            Accounts = AccountTruth.All(city),
            Campaigns = AccountTruth.Texts(city),
            Availability = availability,
            Probes =
            [
                .. links.Select(link => (Truth: link, Links: link.Links())).Where(link => weeks.ContainsKey(link.Links.Site))
                    .Select(link => ProbeTruth.Of(link.Links, link.Truth.Home(), link.Truth.V6(), weeks[link.Links.Site])),
            ],
            Ipv6 = new TrueV6(
                city.HasIpv6,
                [.. links.Select(link => link.V6())],
                city.Hosts.ToDictionary(host => host.Authority, host => host.EndPoint is null ? TrueV6State.NotTested : LinkTruth.StateOf(host.V6), StringComparer.Ordinal)),
        };
    }

    private static TrueVisits Visits(CityPlan city)
    {
        var hours = new TrueVisits(
            VisitPlan.Begin(city.AsOf),
            VisitPlan.Slots,
            VisitPlan.Slot.TotalSeconds,
            Slots(VisitPlan.Failing),
            Slots(site => VisitPlan.FailingOverIpv6(site.Seed.Code)),
            Slots(site => VisitPlan.Refusing(site.Seed.Code)),
            VisitPlan.Maintained,
            [.. VisitPlan.Maintenance(city.AsOf).Select(Span)],
            [.. city.Sites.Where(site => site.Seed.Trap is SiteTrap.Forbidden or SiteTrap.Challenge202 or SiteTrap.Challenge412).Select(site => site.Seed.Code)],
            [.. city.Sites.Where(site => site.Seed.Trap is SiteTrap.Silent or SiteTrap.Refused or SiteTrap.Unresolvable).Select(site => site.Seed.Code)],
            city.Sites.Where(site => site.Seed.Code == VisitPlan.Newcomer).ToDictionary(site => site.Seed.Code, _ => VisitPlan.Opened(city.AsOf), StringComparer.Ordinal),
            Span(VisitPlan.Outage(city.AsOf)),
            Span(VisitPlan.OwnNetwork(city.AsOf)),
            []);
        var weeks = new WeekTruth(hours);
        return hours with { Weeks = [.. city.Sites.Where(site => site.Origin is not null).Select(site => weeks.Evenly(site.Seed.Code, site.V6))] };

        Dictionary<string, IReadOnlyList<int>> Slots(Func<SitePlan, IReadOnlyList<int>> plan) => city.Sites.Select(site => (site.Seed.Code, Slots: plan(site)))
            .Where(site => site.Slots.Count > 0).ToDictionary(site => site.Code, site => site.Slots, StringComparer.Ordinal);

        static IReadOnlyList<DateTime> Span((DateTime From, DateTime To) hours) => [hours.From, hours.To];
    }

    public void Write(string path)
    {
        using var file = File.Create(path);
        JsonSerializer.Serialize(file, this, Json);
    }

    public static TruthFile Read(string path)
    {
        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize<TruthFile>(file, Json) ?? throw new InvalidDataException($"{path} is empty.");
    }
}
