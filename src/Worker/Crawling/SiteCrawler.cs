using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Columns;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>Walks one site: the home page, its columns (found in the navigation where none are registered), and judges what was seen.
/// Whatever the site does becomes a row with a reason.</summary>
public sealed class SiteCrawler(ColumnRegistrar registrar, PageVisitor visitor, NavigationSurvey survey, TagSurvey tags, IOptions<CrawlOptions> options, TimeProvider clock)
{
    public async Task<SiteResult> CrawlAsync(SiteTarget site, CrawlContext context, CancellationToken ct)
    {
        var startedAt = clock.GetUtcNow();
        var visits = new List<PageVisit>();
        var pages = new List<PageRow>();
        HomeNavigation? navigation = null;
        var links = context.Levels > 1 ? new LinkPool() : null;
        var homes = new HomeAddresses(site.Url);
        var home = site.Columns.FirstOrDefault(c => c.Category == ColumnCategory.Home);
        var columns = site.Columns.Where(c => c != home).ToList();
        IReadOnlyList<ProposedColumn> found = [];
        var led = site.Url;

        if (home is not null)
        {
            var visit = await visitor.VisitAsync(home, homes, context, links, site.WholeSite, ct);
            visits.Add(visit);
            navigation = visit.Navigation;
            led = visit.Pages is [{ FinalUrl: { } elsewhere }, ..] ? elsewhere : home.Url;
            homes.Add(led);
            if (navigation is not null && !site.HasRegisteredColumns)
            {
                (found, var asked) = await survey.ReadAsync(led, navigation, context, ct);
                pages.AddRange(asked);
                if (found.Count > 0) columns = await KeepAsync(site, TagSurvey.Remember(found, new Uri(led), site.Columns), context, ct);
            }
        }

        visits.AddRange(await VisitAllAsync(columns, homes, context, links, ct));
        await VisitAgainAsync(visits, homes, context, ct);

        if (led is not null) visits = await tags.KeepAsync(site, new Uri(led), navigation, found, visits, ct);
        visits = [.. NavigationSurvey.Place(visits, navigation)];
        pages.AddRange(visits.SelectMany(v => v.Pages));
        if (links is not null && site.Url is not null)
            pages.AddRange(await new SiteWalk(context, visitor, options.Value).WalkAsync(site.Url, links, pages, ct));

        var observations = new SiteObservations
        {
            SiteId = site.SiteId,
            Code = site.Code,
            Name = site.Name,
            WholeSite = site.WholeSite,
            Columns = [.. visits.Select(v => v.Reading.Row.Observation)],
            Availability = context.Visits.GetValueOrDefault(site.SiteId)?.Observations,
        };
        return new SiteResult(
            context.RunId,
            site.SiteId,
            context.Point.At,
            context.Policy.Version,
            startedAt,
            clock.GetUtcNow(),
            [.. visits.Select(v => v.Reading.Row)],
            pages,
            [.. visits.SelectMany(v => v.Reading.Items)],
            RuleSet.All.Judge(observations, context.Policy, context.Point));
    }

    /// <summary>The rows of a site that was not visited, or whose visit could not be kept: each column says so, nothing is judged.</summary>
    /// <param name="why">In Chinese.</param>
    public SiteResult NotReached(SiteTarget site, CrawlContext context, string why)
    {
        var now = clock.GetUtcNow();
        return new SiteResult(
            context.RunId, site.SiteId, context.Point.At, context.Policy.Version, now, now,
            [.. site.Columns.Select(c => ColumnReader.NotReached(c, why, now).Row)], [], [], []);
    }

    /// <summary>All open columns of the site once what the navigation names is kept. One that it no longer names is still visited:
    /// missing there is not proof that it is gone.</summary>
    private async Task<List<ColumnTarget>> KeepAsync(SiteTarget site, IReadOnlyList<ProposedColumn> proposed, CrawlContext context, CancellationToken ct)
    {
        var discovered = proposed.Select(p => new DiscoveredColumn(p.Name, p.Url, p.Level, p.Category, p.Confidence, p.Reason)).ToList();
        var open = await registrar.SaveDiscoveredAsync(site.SiteId, discovered, context.Point.Day, ct);
        return [.. open.Where(c => c.Category != ColumnCategory.Home)];
    }

    private async Task<PageVisit[]> VisitAllAsync(List<ColumnTarget> columns, HomeAddresses homes, CrawlContext context, LinkPool? links, CancellationToken ct)
    {
        var visits = new PageVisit[columns.Count];
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = options.Value.ColumnsAtOnce, CancellationToken = ct };
        await Parallel.ForAsync(0, columns.Count, atOnce, async (i, token) =>
            visits[i] = await visitor.VisitAsync(columns[i], homes, context, links, false, token));
        return visits;
    }

    /// <summary>A passing fault or a refusal on a site that otherwise answers is asked about once more at the end, one by one.</summary>
    private async Task VisitAgainAsync(List<PageVisit> visits, HomeAddresses homes, CrawlContext context, CancellationToken ct)
    {
        if (!visits.Exists(v => v.Status is FetchStatus.Ok or FetchStatus.NotModified)) return;
        for (var i = 0; i < visits.Count; i++)
        {
            if (!MayPass(visits[i].Status)) continue;
            var again = await visitor.VisitAsync(visits[i].Column, homes, context, null, false, ct);
            if (!MayPass(again.Status)) visits[i] = again;
        }
    }

    private static bool MayPass(FetchStatus status) => status == FetchStatus.Blocked || FetchErrors.IsTransient(status);
}
