using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Probing;
using FreshnessCrawler.Worker.Probing.Gate;
using FreshnessCrawler.Worker.Probing.Ipv6;
using FreshnessCrawler.Worker.Probing.Links;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>Surveys one site beyond its columns: its links, then these over IPv6, and judges what was seen.</summary>
public sealed class SiteProber(LinkSurvey links, Ipv6Survey ipv6, LinkMemory memory, NetworkGate gate, TimeProvider clock)
{
    public async Task<SiteResult> ProbeAsync(SiteTarget site, ProbeContext context, SurveyBook book, CancellationToken ct)
    {
        var startedAt = clock.GetUtcNow();
        var earlier = await memory.RecallAsync(site.SiteId, [], ct);
        var seen = await links.RunAsync(site, context, book.Links, earlier, ct);
        var over = await ipv6.RunAsync(site, seen.Links, context, book.Ipv6, Own(await gate.CheckAsync(ct)), ct);
        // Our own IPv6 may have gone in between, while IPv4 still carries.
        if (over.Observations.NotTested is null && (await gate.CheckAgainAsync(ct)).Ipv6NotTested is { } gone) over = NotTested(gone);
        return Judged(site, context, startedAt, seen, over);
    }

    /// <summary>The result of a site that was not surveyed: it says why, and nothing is judged by it.</summary>
    /// <param name="why">In Chinese.</param>
    public SiteResult NotTested(SiteTarget site, ProbeContext context, string why)
    {
        var now = clock.GetUtcNow();
        return Judged(site, context, now, LinkSurveyResult.NotTested(why, now, []), NotTested(why));
    }

    private Ipv6SurveyResult NotTested(string why) =>
        new(new Ipv6Observations { ObservedAt = clock.GetUtcNow(), NotTested = why, FailingLinks = [], Gaps = [] }, []);

    private SiteResult Judged(SiteTarget site, ProbeContext context, DateTimeOffset startedAt, LinkSurveyResult seen, Ipv6SurveyResult over)
    {
        var visits = context.Visits.GetValueOrDefault(site.SiteId);
        var ipv6Seen = visits is null ? over.Observations : over.Observations with { Visits = visits.Ipv6Visits, FailedVisits = visits.Ipv6Failed };
        var observations = new SiteObservations
        {
            SiteId = site.SiteId,
            Code = site.Code,
            Name = site.Name,
            WholeSite = false,
            Columns = [],
            Links = seen.Observations,
            Ipv6 = ipv6Seen,
            Availability = visits?.Observations,
        };
        return new SiteResult(
            context.RunId, site.SiteId, context.Point.At, context.Policy.Version, startedAt, clock.GetUtcNow(),
            [], seen.Pages, [], RuleSet.All.Judge(observations, context.Policy, context.Point))
        {
            Links = seen.Observations,
            LinkTests = seen.Tests,
            Ipv6 = ipv6Seen,
            Ipv6Hosts = over.Hosts,
        };
    }

    private OwnIpv6 Own(GateReading reading) => new(reading.Ipv6NotTested is null, reading.Ipv6NotTested)
    {
        Again = async token => Own(await gate.CheckAgainAsync(token)),
    };
}
