using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>The rate of one level out of what became of its links.</summary>
/// <param name="Rate">With its declared denominator.</param>
/// <param name="Failing">Every counted link that does not work.</param>
public sealed record LevelRate(Ipv6LinkRate Rate, IReadOnlyList<Ipv6Link> Failing)
{
    /// <param name="level">2 or 3.</param>
    /// <param name="readings">Every internal link of the level once.</param>
    /// <param name="seed">The sample's; null where all were taken.</param>
    public static LevelRate Of(int level, IReadOnlyList<LinkReading> readings, int? seed)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var works = readings.Count(r => r.Standing == LinkStanding.Works);
        var failing = readings.Where(r => r.Standing == LinkStanding.Fails).Select(r => new Ipv6Link(r.Link.Url, level, r.Link.PageUrl, r.Reason!)).ToList();
        var leftOut = readings
            .Where(r => r.Standing is not (LinkStanding.Works or LinkStanding.Fails))
            .GroupBy(r => (r.Reason, IsUnproven: r.Standing == LinkStanding.Unproven))
            .Select(g => new LeftOut(g.Key.Reason!, g.Count()) { Unproven = g.Key.IsUnproven })
            .OrderByDescending(l => l.Count).ThenBy(l => l.Reason, StringComparer.Ordinal);
        return new LevelRate(new Ipv6LinkRate(readings.Count, works + failing.Count, works, [.. leftOut], seed), failing);
    }
}
