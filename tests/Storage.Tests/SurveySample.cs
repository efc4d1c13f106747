using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Storage.Tests;

/// <summary>Surveys of links and IPv6 as a run would hand them over.</summary>
internal static class SurveySample
{
    internal static LinkTest Test(string url, LinkClass found = LinkClass.Ok, DateTimeOffset? at = null, int? status = null) => new(
        url, found, status ?? (found == LinkClass.Broken ? 404 : 200), FinalUrl: null, Detail: null,
        found is LinkClass.Broken or LinkClass.Unconfirmed ? CrawlerDatabase.Point : null, at ?? CrawlerDatabase.Point);

    internal static LinkProblem Problem(string url, LinkClass found = LinkClass.Broken, DateTimeOffset? at = null, int level = 2, string page = "http://site.example/") => new(
        url, found, LinkKind.Page, External: false, level, page, "链接", Pages: 3, HttpStatus: found == LinkClass.Broken ? 404 : null, Detail: "细节",
        CrawlerDatabase.Point, at ?? CrawlerDatabase.Point);

    internal static LinkObservations Links(DateTimeOffset at, params LinkProblem[] problems) => new()
    {
        ObservedAt = at,
        Pages = 40,
        References = 5_000_000_000,
        Addresses = 1_200,
        Requests = 900,
        Tallies = [new LinkTally(1, External: false, LinkClass.Ok, 1_100), new LinkTally(2, External: true, LinkClass.Broken, 100)],
        LeftOut = [new LeftOut("robots.txt 禁止", 12), new LeftOut("超出预算", 7)],
        Problems = problems,
        Unproven = 0,
        Hidden = [],
    };

    internal static Ipv6HostObservation Host(string host, Ipv6State state = Ipv6State.Operational, DateTimeOffset? at = null)
    {
        var connects = state is Ipv6State.Operational or Ipv6State.Different;
        return new Ipv6HostObservation
        {
            Authority = $"http://{host}:80",
            Host = host,
            ObservedAt = at ?? CrawlerDatabase.Point,
            State = state,
            Reason = state == Ipv6State.Operational ? null : $"原因 {state}",
            Addresses = state is Ipv6State.NoAddress or Ipv6State.NotTested
                ? []
                : [new Ipv6Address("2001:db8::1", "global", Usable: true, connects, state == Ipv6State.Operational, connects ? 200 : null, connects ? null : "超时", 12)],
            HttpV4 = 200,
            HttpV6 = connects ? 200 : null,
            Difference = connects ? 0.01 : null,
            NameServers = 2,
            NameServersWithV6 = 1,
            NameServersReachable = 1,
        };
    }

    internal static Ipv6Observations Ipv6(DateTimeOffset at, Ipv6HostObservation? home, IReadOnlyList<Ipv6Link>? failing = null, IReadOnlyList<Ipv6Gap>? gaps = null) => new()
    {
        ObservedAt = at,
        Home = home,
        Visits = 24,
        FailedVisits = 1,
        SecondLevel = new Ipv6LinkRate(50, 40, 30, [new LeftOut("IPv4 也打不开", 10)], Seed: null),
        ThirdLevel = new Ipv6LinkRate(500, 200, 190, [new LeftOut("未抽中", 300)], Seed: 7),
        FailingLinks = failing ?? [],
        Gaps = gaps ?? [],
    };
}
