namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>What a right survey of links and of IPv6 finds of one site, reckoned from the plan alone.</summary>
public sealed class LinkTruth
{
    private readonly CityPlan _city;
    private readonly SitePlan _site;
    private readonly SiteGraph? _graph;

    public LinkTruth(CityPlan city, SitePlan site)
    {
        (_city, _site) = (city, site);
        if (site.Readable) _graph = new SiteGraph(city, site);
    }

    private IEnumerable<ShownLink> Shown => _graph?.Links.Values ?? [];

    // Another home page over IPv6 shows other links: which are met depends on the family that answers first.
    private bool IsSteady => _graph is not null && _site.Seed.Trap != SiteTrap.SelfSigned && _site.V6 != V6Form.OtherContent && !_site.Columns.Any(SiteGraph.IsUnsteady)
        && !_site.Columns.Any(column => column.Trap is ColumnTrap.Redirected or ColumnTrap.LeftBehind or ColumnTrap.Framed);

    public TrueSiteLinks Links()
    {
        if (_graph is null) return new TrueSiteLinks(_site.Seed.Code, false, null, [], [], [], null);
        var unsteady = _site.Columns.Where(SiteGraph.IsUnsteady).Select(column => _site.Url(column.LinkPath));
        var either = Shown.Where(link => link.Planted is { EitherWay: true }).Select(link => link.Url);
        return new TrueSiteLinks(
            _site.Seed.Code,
            true,
            _site.Seed.Trap == SiteTrap.SelfSigned ? TrueLinkClass.Tls : null,
            [.. Shown.Where(IsProblem).Select(True)],
            [.. Shown.Where(link => link.Planted is not null && !IsProblem(link)).Select(True)],
            [.. unsteady.Concat(either)],
            IsSteady ? _graph.Links.Count : null);
    }

    /// <summary>Web addresses on the home page, and those of them of which it is certain whether they open.</summary>
    public (int Addresses, int Proven) Home()
    {
        var home = Shown.Where(link => link.Level == 1 && link.Class != TrueLinkClass.UnsupportedScheme).ToList();
        return (home.Count, home.Count(link => link.Class is TrueLinkClass.Ok or TrueLinkClass.Moved or TrueLinkClass.Broken));
    }

    public IEnumerable<TrueHiddenLink> Hidden() => Shown.Where(link => link.Planted?.Hidden is not null)
        .Select(link => new TrueHiddenLink(_site.Seed.Code, link.Url, link.PageUrl, link.Planted!.Hidden!.Value, !link.External || !IsStranger(link)));

    public TrueV6Site V6()
    {
        var steady = IsSteady;
        var known = _site.Seed.Trap is not (SiteTrap.Unresolvable or SiteTrap.NoAddress);
        var own = _site.Seed.Code == Naming.CityZones.OwnZone;
        return new TrueV6Site(
            _site.Seed.Code,
            known ? StateOf(_site.V6) : TrueV6State.NotTested,
            _site.V6,
            own ? 1 : 2,
            own || !_city.HasIpv6 ? 0 : 2,
            steady ? Rate(1) : null,
            steady ? Rate(2) : null,
            [.. Shown.Where(link => link.Class is not (TrueLinkClass.Malformed or TrueLinkClass.UnsupportedScheme or TrueLinkClass.Broken))
                .DistinctBy(link => new Uri(link.Url).Host, StringComparer.Ordinal).Where(IsGap)
                .Select(link => new Uri(link.Url).Host).Order(StringComparer.Ordinal)]);
    }

    public static TrueV6State StateOf(V6Form form) => form switch
    {
        V6Form.Served => TrueV6State.Operational,
        V6Form.NotListening => TrueV6State.Unreachable,
        V6Form.OtherContent or V6Form.DefaultHost => TrueV6State.Different,
        _ => TrueV6State.NoAddress,
    };

    /// <summary>Whether a link of that class is none that anybody complains of.</summary>
    public static bool IsFine(TrueLinkClass @class) =>
        @class is TrueLinkClass.Ok or TrueLinkClass.Moved or TrueLinkClass.Skipped or TrueLinkClass.UnsupportedScheme;

    /// <param name="pageLevel">Level of the pages that show the links.</param>
    private TrueV6Rate Rate(int pageLevel)
    {
        var counted = Shown.Where(link => link.Level == pageLevel && !link.External && link.Kind is (TrueLinkKind.Page or TrueLinkKind.Attachment)
            && link.Class is (TrueLinkClass.Ok or TrueLinkClass.Moved)).ToList();
        return new TrueV6Rate(counted.Count, counted.Count(link => StateOf(new Uri(link.Url).Host) == TrueV6State.Operational));
    }

    // What another site shows over IPv6 is that site's own matter.
    private bool IsGap(ShownLink link) => StateOf(new Uri(link.Url).Host) switch
    {
        TrueV6State.NoAddress or TrueV6State.Unreachable => true,
        TrueV6State.Different => !link.External,
        _ => false,
    };

    private TrueV6State StateOf(string host)
    {
        if (_city.Sites.FirstOrDefault(site => site.Host == host) is { } site) return StateOf(site.V6);
        return _city.Hosts.FirstOrDefault(other => other.Name == host) is { EndPoint: not null } plan ? StateOf(plan.V6) : TrueV6State.NotTested;
    }

    private TrueLink True(ShownLink link) => new(
        link.Url, link.Class, link.Kind, link.External, link.Level, link.PageUrl, link.Planted is null ? null : 1, link.Planted is { Lapsed: true });

    private bool IsStranger(ShownLink link) => _city.Sites.All(site => site.Host != new Uri(link.Url).Host);

    // A mailbox or an app is no web page, and no fault either.
    private static bool IsProblem(ShownLink link) => link.Planted is not { EitherWay: true } && !IsFine(link.Class);
}
