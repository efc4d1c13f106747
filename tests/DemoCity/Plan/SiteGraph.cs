using System.Text;
using FreshnessCrawler.DemoCity.Pages;

namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>Every address that a readable site shows on its pages of level 1 to 3, reckoned from the plan.</summary>
public sealed class SiteGraph
{
    private readonly Dictionary<string, ShownLink> _links = new(StringComparer.Ordinal);
    private readonly CityPlan _city;
    private readonly SitePlan _site;
    private readonly SiteSkin _skin;

    public SiteGraph(CityPlan city, SitePlan site)
    {
        (_city, _site, _skin) = (city, site, new SiteSkin(city, site));
        var frame = _skin.Encoding.GetString(_skin.Head) + _skin.Encoding.GetString(_skin.Foot);
        var home = site.Url("/");
        Add(HomePage.Write(city, site, _skin), frame, home, 1);
        var side = _skin.Encoding.GetString(_skin.Sidebar);
        foreach (var column in site.Columns.Where(column => Opens(column))) Add(ListPage.Write(city, site, _skin, column, 0), side, site.Url(column.LinkPath), 2);
        if (site.Planted.Count == 0) return;
        foreach (var space in EndlessSpaces(site)) Add(TrueLinkKind.Page, space, home, 2);
        Add(ArticlePage.Write(city, site, _skin, site.PlantedColumn, 0), "", ArticleUrl, 3);
        foreach (var space in EndlessSpaces(site)) AddDeeper(space);
    }

    /// <summary>By canonical address.</summary>
    public IReadOnlyDictionary<string, ShownLink> Links => _links;

    /// <summary>The page with the planted links of level 3.</summary>
    public string ArticleUrl => new Uri(new Uri(_site.Url(_site.PlantedColumn.Path)),
        ItemAddress.Of(_skin.Style.Address, _site.PlantedColumn, ColumnItems.Of(_city, _site, _site.PlantedColumn)[0], fromList: true)).AbsoluteUri;

    /// <summary>Whether what a column shows depends on when it is asked for.</summary>
    public static bool IsUnsteady(ColumnPlan column) => column.Trap is ColumnTrap.FailsOnce or ColumnTrap.ThrottledOnce or ColumnTrap.BrokenTransfer;

    /// <summary>The class of the link to a column, from the navigation.</summary>
    public static TrueLinkClass ClassOf(ColumnPlan column) => column.Trap switch
    {
        ColumnTrap.Gone => TrueLinkClass.Broken,
        ColumnTrap.AlwaysFails => TrueLinkClass.ServerError,
        ColumnTrap.RedirectLoop => TrueLinkClass.RedirectLoop,
        ColumnTrap.RobotsDisallowed => TrueLinkClass.Skipped,
        ColumnTrap.Redirected => TrueLinkClass.Moved,
        _ => TrueLinkClass.Ok,
    };

    private static bool Opens(ColumnPlan column) => ClassOf(column) is TrueLinkClass.Ok or TrueLinkClass.Moved;

    /// <summary>What the first pages of the planted endless spaces lead to: one folder deeper, and every filter once.</summary>
    private static IEnumerable<string> EndlessSpaces(SitePlan site)
    {
        if (!site.Planted.Any(link => link.Href == "/lj/wj/")) return [];
        return ["/lj/wj/wj/", .. new[] { "leixing=1", "leixing=2", "diqu=3", "diqu=4", "paixu=5", "paixu=6" }.Select(filter => $"/lj/chaxun/?{filter}")];
    }

    private void AddDeeper(string space)
    {
        if (space == "/lj/wj/wj/") Add(TrueLinkKind.Page, "/lj/wj/wj/wj/", space, 3, TrueLinkClass.Skipped);
        else foreach (var filter in EndlessSpaces(_site).Where(other => other.Contains('?', StringComparison.Ordinal))) Add(TrueLinkKind.Page, $"{space}&{filter[(filter.IndexOf('?', StringComparison.Ordinal) + 1)..]}", space, 3);
    }

    private void Add(PageText page, string frame, string pageUrl, int level)
    {
        var text = new StringBuilder().Append(page.Top).Append(frame).Append(page.Main).ToString();
        foreach (var (kind, href) in PageLinks.Of(text)) Add(kind, href, pageUrl, level);
    }

    private void Add(TrueLinkKind kind, string href, string pageUrl, int level, TrueLinkClass? @class = null)
    {
        var planted = _site.Planted.FirstOrDefault(link => link.Level == level && link.Href.Replace("&amp;", "&", StringComparison.Ordinal) == href);
        var known = planted?.Class ?? @class ?? ClassOf(href);
        var url = known is TrueLinkClass.Malformed or TrueLinkClass.UnsupportedScheme ? href : new Uri(new Uri(new Uri(_site.Url("/")), pageUrl), href).AbsoluteUri;
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0) url = url[..hash];
        var own = known is not (TrueLinkClass.Malformed or TrueLinkClass.UnsupportedScheme) && IsOwn(new Uri(url).Host);
        _links.TryAdd(url, new ShownLink(url, kind, level, pageUrl, !own, known, planted));
    }

    private TrueLinkClass ClassOf(string href) => _site.Columns.FirstOrDefault(column => column.LinkPath == href) is { } column ? ClassOf(column) : TrueLinkClass.Ok;

    private bool IsOwn(string host) => host == _site.Host || host.EndsWith($".{_site.Host}", StringComparison.Ordinal);
}
