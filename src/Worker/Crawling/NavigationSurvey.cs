using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Columns;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>Finds a site's columns in its navigation, and what the navigation says of the columns that are known.</summary>
public sealed class NavigationSurvey(PageVisitor visitor)
{
    private const int EnoughNamed = 5;
    private const int MostSitemaps = 2;

    // A menu of thousands is a trap or a catalogue, and no office's columns.
    private const int MostColumns = 500;

    /// <summary>What the home page names, and the sitemaps and frames it leads to; with a row for each page asked for.</summary>
    public async Task<(IReadOnlyList<ProposedColumn> Columns, IReadOnlyList<PageRow> Pages)> ReadAsync(
        string siteUrl, HomeNavigation home, CrawlContext context, CancellationToken ct)
    {
        var site = new Uri(siteUrl);
        var surveys = new List<IReadOnlyList<ProposedColumn>> { home.Entries };
        var pages = new List<PageRow>();
        foreach (var lead in home.Leads)
        {
            if (!visitor.MayGoOn(context)) break;
            IReadOnlyList<string> further = [];
            pages.Add(await PageVisitor.ReadLeadAsync(lead.Url, context, page => surveys.Add(Read(lead.Kind, page, site, context, out further)), ct));
            foreach (var map in further.Where(map => IsOfSite(site, map)).Take(MostSitemaps))
                pages.Add(await PageVisitor.ReadLeadAsync(map, context, page => surveys.Add(SitemapXml.Read(page.Text).Columns(site)), ct));
        }

        var columns = ColumnDiscovery.Merge([.. surveys]).Where(entry => entry.IsColumn).ToList();
        // A bare address without a name is worth a look only where the pages name next to nothing.
        if (columns.Count(entry => entry.Place != NavigationPlace.SitemapXml) >= EnoughNamed) columns.RemoveAll(entry => entry.Place == NavigationPlace.SitemapXml);
        return (columns.Count > MostColumns ? columns[..MostColumns] : columns, pages);
    }

    /// <summary>Each visit with what the navigation says of its column. A night without a navigation repeats what was last said: what moved has not come back.</summary>
    public static IEnumerable<PageVisit> Place(IReadOnlyList<PageVisit> visits, HomeNavigation? navigation)
    {
        var columns = visits.Where(visit => visit.Column.Category != ColumnCategory.Home).ToList();
        var places = navigation is null ? null : ColumnPlaces.OfSite([.. columns.Select(KnownColumnOf)], navigation.Entries);
        for (var i = 0; i < columns.Count; i++)
        {
            var found = places?[i] ?? LastSaid(columns[i].Column.Known);
            if (found.Place == ColumnPlace.Unknown && navigation is not null) found = LastSaid(columns[i].Column.Known, movedOnly: true);
            if (found.Place == ColumnPlace.Unknown && columns[i].Reading.Row.FinalUrl is { } led) found = ColumnPlaces.OfRedirect(columns[i].Column.Name, columns[i].Column.Url, led);
            yield return With(columns[i], found);
        }

        foreach (var home in visits.Where(visit => visit.Column.Category == ColumnCategory.Home)) yield return home;
    }

    private static KnownColumn KnownColumnOf(PageVisit visit) => new(visit.Column.Name, visit.Column.Url, visit.Column.Known?.Place ?? ColumnPlace.Unknown);

    // Listed yesterday says nothing of today.
    private static PlaceFinding LastSaid(KnownReading? known, bool movedOnly = false) => known?.Place switch
    {
        ColumnPlace.Moved => new(ColumnPlace.Moved, known.PlaceDetail),
        ColumnPlace.Vanished when !movedOnly => new(ColumnPlace.Vanished, known.PlaceDetail),
        _ => new(ColumnPlace.Unknown, null),
    };

    private static PageVisit With(PageVisit visit, PlaceFinding found)
    {
        var row = visit.Reading.Row;
        return visit with { Reading = visit.Reading with { Row = row with { Observation = row.Observation with { Place = found.Place, PlaceDetail = found.Detail } } } };
    }

    private static bool IsOfSite(Uri site, string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && SiteScope.Contains(site.Host, uri.Host);

    /// <param name="further">The sitemaps that a sitemap index names.</param>
    private static IReadOnlyList<ProposedColumn> Read(DiscoveryLeadKind kind, FetchedPage page, Uri site, CrawlContext context, out IReadOnlyList<string> further)
    {
        further = [];
        if (kind == DiscoveryLeadKind.SitemapXml)
        {
            var map = SitemapXml.Read(page.Text);
            further = map.Sitemaps;
            return map.Columns(site);
        }

        if (HtmlPage.TooDeep(page.Text)) return [];
        using var parsed = HtmlPage.Parse(page.TextBuffer, page.TextLength, new Uri(page.FinalUrl));
        return kind == DiscoveryLeadKind.SitemapPage ? SitemapPage.Read(parsed, site, context.Point.Day) : ColumnDiscovery.Survey(parsed, site, context.Point.Day);
    }
}
