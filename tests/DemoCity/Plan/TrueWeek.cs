namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>What a week of visits of one site comes to, with visits refused or in announced maintenance left out.</summary>
/// <param name="Site">Its code.</param>
/// <param name="Word">单项否决, 预警, 正常 or 监测次数不足.</param>
/// <param name="Visits">All of them.</param>
/// <param name="Failed">Those that count and failed; all that count are visits less the three that follow.</param>
/// <param name="Void">Those while nothing could be proven.</param>
/// <param name="Maintenance">Those that failed in announced maintenance.</param>
/// <param name="Blocked">Those that were refused.</param>
/// <param name="Fewest">Those that count on the day that has the fewest.</param>
/// <param name="FailedOnLastDay">Those that count and failed on the last day.</param>
/// <param name="Ipv6Visits">Those of the last day over IPv6 that opened or failed.</param>
/// <param name="Ipv6Failed">Those of them that failed.</param>
public sealed record TrueWeek(
    string Site, string Word, int Visits, int Failed, int Void, int Maintenance, int Blocked, int Fewest, int FailedOnLastDay, int Ipv6Visits, int Ipv6Failed)
{
    public int Counted => Visits - Void - Maintenance - Blocked;

    /// <summary>In per cent with two decimals; null where nothing counts.</summary>
    public decimal? Share => Counted == 0 ? null : Math.Round(100m * Failed / Counted, 2, MidpointRounding.AwayFromZero);
}
