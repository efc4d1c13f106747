namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>What a right inspection says of one site's visits, links and IPv6. The limits stand here on purpose as numbers of their own: a truth that
/// borrowed the product's policy would share its mistakes.</summary>
public static class ProbeTruth
{
    private const int FewestLinks = 10;
    private const int FewestVisits = 20;

    /// <param name="links">Its links.</param>
    /// <param name="home">Addresses of the home page, and those of them of which it is certain whether they open.</param>
    /// <param name="v6">Its IPv6.</param>
    /// <param name="week">Its visits.</param>
    public static TrueProbes Of(TrueSiteLinks links, (int Addresses, int Proven) home, TrueV6Site v6, TrueWeek week)
    {
        var rules = new Dictionary<string, TrueOutcome>(StringComparer.Ordinal) { ["V-W2"] = Availability(week), ["C-IP6-HOME"] = HomeOf(v6.State, week) };
        if (Link(links, home) is { } link) rules["S-LINK"] = link;
        var levels = (Level(links, v6, v6.Level2), Level(links, v6, v6.Level3));
        if (levels.Item1 is { } second) rules["C-IP6-L2"] = second;
        if (levels.Item2 is { } third) rules["C-IP6-L3"] = third;
        if (Both(levels) is { } both) rules["S-IP6"] = both;
        var without = new Dictionary<string, TrueOutcome>(StringComparer.Ordinal) { ["V-W2"] = TrueOutcome.NotTested };
        if (v6.State == TrueV6State.Operational) without["C-IP6-HOME"] = TrueOutcome.NotTested;
        return new TrueProbes(links.Site, rules, without);
    }

    private static TrueOutcome Availability(TrueWeek week) => week.Word switch
    {
        "监测次数不足" => TrueOutcome.NotTested,
        "单项否决" => TrueOutcome.Fail,
        _ => TrueOutcome.Pass,
    };

    private static TrueOutcome HomeOf(TrueV6State state, TrueWeek week)
    {
        if (state == TrueV6State.NotTested) return TrueOutcome.NotTested;
        if (state != TrueV6State.Operational) return TrueOutcome.Fail;
        if (week.Ipv6Visits < FewestVisits) return TrueOutcome.NotTested;
        var opened = week.Ipv6Visits - week.Ipv6Failed;
        if (opened * 100 >= week.Ipv6Visits * 95) return TrueOutcome.Pass;
        // What failed over IPv4 as well was not for want of IPv6.
        return (opened + week.FailedOnLastDay) * 100 >= week.Ipv6Visits * 95 ? TrueOutcome.NotTested : TrueOutcome.Fail;
    }

    private static TrueOutcome? Link(TrueSiteLinks links, (int Addresses, int Proven) home)
    {
        if (!links.Tested || links.Wholly is not null) return TrueOutcome.NotTested;
        if (links.Problems.Any(link => link.Class == TrueLinkClass.Broken)) return TrueOutcome.Fail;
        if (links.Addresses is null) return null;
        return home.Proven * 10 >= home.Addresses * 9 ? TrueOutcome.Pass : TrueOutcome.NotTested;
    }

    private static TrueOutcome? Level(TrueSiteLinks links, TrueV6Site v6, TrueV6Rate? rate)
    {
        if (!links.Tested || v6.State == TrueV6State.NotTested) return TrueOutcome.NotTested;
        if (rate is null) return null;
        if (rate.Counted < FewestLinks) return TrueOutcome.NotTested;
        return rate.Supporting * 100 >= rate.Counted * 85 ? TrueOutcome.Pass : TrueOutcome.Fail;
    }

    private static TrueOutcome? Both((TrueOutcome? Second, TrueOutcome? Third) levels)
    {
        if (levels.Second == TrueOutcome.Fail || levels.Third == TrueOutcome.Fail) return TrueOutcome.Fail;
        if (levels.Second is null || levels.Third is null) return null;
        return levels.Second == TrueOutcome.NotTested || levels.Third == TrueOutcome.NotTested ? TrueOutcome.NotTested : TrueOutcome.Pass;
    }
}
