using System.Net;
using FreshnessCrawler.DemoCity.Accounts.Plan;

namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>Writes the plan of the city.</summary>
public static class CityPlanner
{
    public static int FullCity => CitySites.All.Count;

    public static CityPlan Draw(DateOnly asOf, int seed, int port, int siteCount, bool veto, bool ipv6 = true, int accounts = 0)
    {
        var planting = new Planting(asOf, veto);
        var platform = 0;
        var sites = new List<SitePlan>();
        var taken = CitySites.All.Select((site, at) => (site, at)).OrderBy(pair => pair.site.Rank).ThenBy(pair => pair.at)
            .Take(siteCount).Select(pair => pair.at).ToHashSet();
        for (var at = 0; at < CitySites.All.Count; at++)
        {
            var seedLine = CitySites.All[at];
            // The platform's ports are counted over the whole table: a small city keeps the addresses of the full one.
            var endpoint = seedLine.OnPlatform
                ? new IPEndPoint(IPAddress.Parse("127.71.1.1"), port + ++platform)
                : new IPEndPoint(IPAddress.Parse($"127.71.0.{at + 1}"), port);
            if (taken.Contains(at)) sites.Add(Site(seedLine, at + 1, endpoint, asOf, seed, planting, ipv6));
        }

        var city = new CityPlan(asOf, seed, port, sites, CityHosts.Of(sites, port, ipv6))
        {
            HasIpv6 = ipv6,
            Accounts = AccountPlanner.Draw(asOf, seed, port, accounts),
            FeedHosts = accounts == 0 ? [] : FeedHosts.Of(port),
        };
        var links = new LinkPlanting(city);
        foreach (var site in sites) site.Planted = links.Of(site);
        return city;
    }

    private static SitePlan Site(SiteSeed site, int number, IPEndPoint endpoint, DateOnly asOf, int seed, Planting planting, bool ipv6)
    {
        var columns = SiteColumns.Lay(site, asOf, seed);
        planting.Plant(site.Code, columns);
        return new SitePlan
        {
            Seed = site,
            Number = number,
            SiteIdCode = $"3604{number * 37 % 1000000:000000}",
            EndPoint = endpoint,
            V6 = V6Forms.Here(V6Forms.Of(site.Code), ipv6),
            Columns = columns,
            HomeBlocks = Blocks(columns),
        };
    }

    /// <summary>What a home page shows: news first (so that it is fresh), then notices, policies and some others.</summary>
    private static List<ColumnPlan> Blocks(List<ColumnPlan> columns) =>
    [
        .. columns.Where(column => column.Category == Category.News && column.Seen == Seen.Read).Take(3),
        .. columns.Where(column => column.Category is Category.Notice or Category.Policy && column.Level == 1 && column.Seen == Seen.Read),
        .. columns.Where(column => column.Category == Category.Other && column.Level == 2 && column.Trap == ColumnTrap.None).Take(4),
    ];
}
