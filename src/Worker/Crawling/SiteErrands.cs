using System.Collections.ObjectModel;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing;
using FreshnessCrawler.Worker.Probing.Gate;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>What each kind of run does at a site: read its columns, or survey its links and IPv6.</summary>
public sealed class SiteErrands(SiteCrawler crawler, SiteProber prober, RunFetchers fetchers, SurveyBooks books, AvailabilityReader availability, GateWait gate, PolicyFile policies)
{
    private readonly PerRun<HostFailures> _failures = new();

    public async Task<SiteErrand> BeginAsync(CrawlScope scope, RunHandle run, RunTally tally, CancellationToken ct)
    {
        var policy = policies.Find(run.PolicyVersion)
            ?? throw new InvalidOperationException($"Run {run.RunId} was planned under policy {run.PolicyVersion}, which policy.json no longer has.");
        var lease = await fetchers.RentAsync(scope.AllowedNetworks, ct);
        return run.Kind == RunKind.Links
            ? await SurveyAsync(scope, run, policy, lease, tally, ct)
            : await ColumnsAsync(scope, run, policy, lease, tally, ct);
    }

    /// <summary>The run is over: what its sites shared is not needed any more.</summary>
    public void End(long runId)
    {
        _failures.End(runId);
        books.End(runId);
    }

    private async Task<SiteErrand> ColumnsAsync(CrawlScope scope, RunHandle run, RulePolicy policy, RunFetchers.Lease lease, RunTally tally, CancellationToken ct)
    {
        var context = new CrawlContext(
            run.RunId, new MonitoringPoint(run.MonitoringPoint), policy, lease.Fetcher, lease.Pursuit, run.Deadline, scope.BypassCaches, scope.Levels, tally.Pages)
        {
            Visits = scope.ColumnIds is null ? await availability.ReadAsync(run.MonitoringPoint, scope.SiteIds, ct) : ReadOnlyDictionary<long, SiteAvailability>.Empty,
        };
        return new SiteErrand(
            (site, token) => crawler.CrawlAsync(site, context, token),
            (site, why) => crawler.NotReached(site, context, why),
            gate,
            FailuresOf(run, policy),
            site => IsLongDown(context.Visits.GetValueOrDefault(site.SiteId)),
            lease.Dispose);
    }

    private async Task<SiteErrand> SurveyAsync(CrawlScope scope, RunHandle run, RulePolicy policy, RunFetchers.Lease lease, RunTally tally, CancellationToken ct)
    {
        var context = new ProbeContext(run.RunId, new MonitoringPoint(run.MonitoringPoint), policy, lease.Fetcher, run.Deadline, scope.BypassCaches, tally.Pages)
        {
            Visits = await availability.ReadAsync(run.MonitoringPoint, scope.SiteIds, ct),
        };
        var book = await books.OfAsync(run.RunId, lease.Allowed, scope.BypassCaches, ct);
        return new SiteErrand(
            (site, token) => prober.ProbeAsync(site, context, book, token),
            (site, why) => prober.NotTested(site, context, why),
            gate,
            FailuresOf(run, policy),
            site => IsLongDown(context.Visits.GetValueOrDefault(site.SiteId)),
            lease.Dispose)
        {
            OnVoid = seen => book.Links.Forget(seen.LinkTests),
        };
    }

    private HostFailures FailuresOf(RunHandle run, RulePolicy policy) =>
        _failures.Of(run.RunId, () => new HostFailures(policy.MassFailure.Value, policy.MassFailureHosts.Value));

    private static bool IsLongDown(SiteAvailability? visits) => visits?.Observations.Days is [.., { Failed: > 0, Opened: 0 }];
}
