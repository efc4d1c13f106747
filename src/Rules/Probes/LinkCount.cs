using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules.Probes;

/// <summary>A survey of links, counted for its verdict. Only what is proven dead counts as broken.</summary>
internal sealed record LinkCount
{
    private const int Home = 1;
    private const int ClassesShown = 3;

    private LinkCount(LinkObservations seen)
    {
        // An address stands once, at the first level that shows it.
        Broken =
        [
            .. seen.Problems
                .Where(problem => problem.Class == LinkClass.Broken)
                .OrderBy(problem => problem.Level).ThenBy(problem => problem.Url, StringComparer.Ordinal).ThenBy(problem => problem.PageUrl, StringComparer.Ordinal)
                .DistinctBy(problem => problem.Url, StringComparer.Ordinal),
        ];
        BrokenHome = Broken.Count(problem => problem.Level == Home);
        BrokenOther = Broken.Count - BrokenHome;
        Unconfirmed =
        [
            .. seen.Problems
                .Where(problem => problem.Class == LinkClass.Unconfirmed)
                .OrderBy(problem => problem.Level).ThenBy(problem => problem.Url, StringComparer.Ordinal).ThenBy(problem => problem.PageUrl, StringComparer.Ordinal),
        ];

        var home = seen.Tallies.Where(tally => tally.Level == Home && tally.Class != LinkClass.UnsupportedScheme).ToList();
        HomeAddresses = home.Sum(tally => tally.Count);
        HomeProven = home.Where(tally => tally.Class is LinkClass.Ok or LinkClass.Moved or LinkClass.Broken).Sum(tally => tally.Count);
        BySuspicion =
        [
            .. seen.Tallies
                .Where(tally => IsSuspicion(tally.Class))
                .GroupBy(tally => tally.Class)
                .Select(group => (Class: group.Key, Count: group.Sum(tally => tally.Count)))
                .Where(part => part.Count > 0)
                .OrderByDescending(part => part.Count).ThenBy(part => part.Class),
        ];
        Suspected = BySuspicion.Sum(part => part.Count);
        Seen = seen.Tallies.Where(tally => tally.Class is not (LinkClass.Skipped or LinkClass.UnsupportedScheme)).Sum(tally => tally.Count);
        TalliedBroken = CountOf(seen, LinkClass.Broken);
        TalliedUnconfirmed = Math.Max(Unconfirmed.Count, CountOf(seen, LinkClass.Unconfirmed));
    }

    /// <summary>The broken ones, those of the home page first.</summary>
    public IReadOnlyList<LinkProblem> Broken { get; }

    public int BrokenHome { get; }

    public int BrokenOther { get; }

    /// <summary>Dead once; a second look is due.</summary>
    public IReadOnlyList<LinkProblem> Unconfirmed { get; }

    public int TalliedBroken { get; }

    public int TalliedUnconfirmed { get; }

    /// <summary>Addresses on the home page that a browser would fetch.</summary>
    public int HomeAddresses { get; }

    /// <summary>Those of them of which it is known whether they open.</summary>
    public int HomeProven { get; }

    /// <summary>Addresses tested, on all levels.</summary>
    public int Seen { get; }

    /// <summary>Addresses that did not open, for a reason that proves nothing.</summary>
    public int Suspected { get; }

    private IReadOnlyList<(LinkClass Class, int Count)> BySuspicion { get; }

    public static LinkCount Of(LinkObservations seen) => new(seen);

    /// <summary>；另有疑似5个（超时3个、拒绝访问2个）; empty where there are none.</summary>
    public string SuspectedEnding()
    {
        if (Suspected == 0)
            return "";

        var classes = string.Join('、', BySuspicion.Take(ClassesShown).Select(part => $"{part.Class.Chinese()}{part.Count}个"));
        return $"；另有疑似{Suspected}个（{classes}{(BySuspicion.Count > ClassesShown ? "等" : "")}）";
    }

    /// <summary>A mail or telephone address is nothing to suspect.</summary>
    private static bool IsSuspicion(LinkClass linkClass) =>
        linkClass is not (LinkClass.Ok or LinkClass.Moved or LinkClass.Broken or LinkClass.Skipped or LinkClass.UnsupportedScheme);

    private static int CountOf(LinkObservations seen, LinkClass linkClass) => seen.Tallies.Where(tally => tally.Class == linkClass).Sum(tally => tally.Count);
}
