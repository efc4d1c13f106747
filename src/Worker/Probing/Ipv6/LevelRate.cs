using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>The rate of one level out of what became of its links.</summary>
/// <param name="Rate">With its declared denominator.</param>
/// <param name="Failing">Every counted link that does not work.</param>
public sealed record LevelRate(Ipv6LinkRate Rate, IReadOnlyList<Ipv6Link> Failing)
{
    public const string KeptInProportion = "主机不支持IPv6的链接，按其余链接的已测比例计入，超出部分不计";

    /// <param name="level">2 or 3.</param>
    /// <param name="readings">Every internal link of the level once, in the order of the sample.</param>
    /// <param name="seed">The sample's; null where all were taken.</param>
    public static LevelRate Of(int level, IReadOnlyList<LinkReading> readings, int? seed)
    {
        var works = readings.Count(r => r.Standing == LinkStanding.Works);
        var tested = works + readings.Count(r => r.Standing == LinkStanding.Fails);
        var unproven = readings.Count(r => r.Standing == LinkStanding.Unproven);
        var byHost = readings.Count(r => r.Standing == LinkStanding.FailsByHost);
        // These cost no request, so the time, a rate limit or a host in doubt spares them: counting all of them beside the few that could be
        // tested would make a site look worse than it is.
        var kept = unproven == 0 ? byHost : (int)Math.Round((double)byHost * tested / (tested + unproven), MidpointRounding.AwayFromZero);

        var failing = new List<Ipv6Link>();
        var leftOut = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (link, standing, reason) in readings)
        {
            var counts = standing == LinkStanding.Fails || standing == LinkStanding.FailsByHost && kept-- > 0;
            if (counts) failing.Add(new Ipv6Link(link.Url, level, link.PageUrl, reason!));
            else if (standing != LinkStanding.Works)
            {
                var why = standing == LinkStanding.FailsByHost ? KeptInProportion : reason!;
                leftOut[why] = leftOut.GetValueOrDefault(why) + 1;
            }
        }
        return new LevelRate(
            new Ipv6LinkRate(readings.Count, works + failing.Count, works, [.. leftOut.Select(o => new LeftOut(o.Key, o.Value)).OrderByDescending(o => o.Count)], seed),
            failing);
    }
}
