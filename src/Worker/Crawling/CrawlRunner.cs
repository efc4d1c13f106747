using FreshnessCrawler.Rules;
using FreshnessCrawler.Storage;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>The one way from a trigger to rows: the night's jobs, a crawl on demand and a recheck all enter here, for the columns and for the
/// survey of links and IPv6 alike.</summary>
public sealed partial class CrawlRunner(
    RunLedger ledger,
    RunLease leases,
    TargetReader targets,
    SiteErrands errands,
    RunWriter writer,
    PolicyFile policies,
    IOptions<CrawlOptions> options,
    TimeProvider clock,
    ILogger<CrawlRunner> log)
{
    /// <summary>Visits the scope's sites and writes each in its own transaction. Cancelled, it closes a run of its own as aborted:
    /// the sites written stay, each other one has a row that says why not.</summary>
    public async Task<RunSummary> RunAsync(CrawlScope scope, IProgress<CrawlProgress>? progress, CancellationToken ct)
    {
        var startedAt = clock.GetTimestamp();
        var own = scope.RunId is null;
        var run = own
            ? await OpenAsync(scope, ct)
            : await ledger.GetAsync(scope.RunId!.Value, ct)
                ?? throw new InvalidOperationException($"Run {scope.RunId} is not in the database.");
        await using var lease = own ? await leases.HoldAsync(run.RunId, ct) : null;
        try
        {
            if (own && scope.OnOpened is { } opened) await opened(run.RunId, ct);
            var summary = await RunSitesAsync(scope, run, progress, ct);
            if (await ledger.FinishIfCompleteAsync(run.RunId, ct)) errands.End(run.RunId);
            return summary with { Elapsed = clock.GetElapsedTime(startedAt) };
        }
        catch (Exception fault) when (own)
        {
            var reason = fault is OperationCanceledException ? "采集被人工中止" : $"采集因程序故障中止（{fault.GetType().Name}）";
            await ledger.CloseAsync(run.RunId, RunState.Aborted, reason, CancellationToken.None);
            throw;
        }
    }

    private async Task<RunHandle> OpenAsync(CrawlScope scope, CancellationToken ct)
    {
        await leases.CloseAbandonedAsync(ct);
        var now = clock.GetUtcNow();
        var policy = policies.At(new MonitoringPoint(now).Day);
        return await ledger.OpenAsync(scope.Kind, scope.SiteIds, scope.Description, now, null, policy.Version, ct);
    }

    private async Task<RunSummary> RunSitesAsync(CrawlScope scope, RunHandle run, IProgress<CrawlProgress>? progress, CancellationToken ct)
    {
        var sites = await targets.ReadAsync(scope.Filter, ct);
        var due = sites.Where(s => s.Url is not null).ToList();
        var tally = new RunTally(due.Count, run.Kind == RunKind.Links ? 0 : due.Sum(s => s.Columns.Count), progress);
        using var errand = await errands.BeginAsync(scope, run, tally, ct);

        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = options.Value.SitesAtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(due, atOnce, async (site, token) =>
        {
            if (await ledger.TryBeginAsync(run.RunId, site.SiteId, Environment.MachineName, token))
                await VisitAsync(site, errand, tally, token);
        });
        return new RunSummary(run.RunId, tally.SitesDone, sites.Count - tally.SitesDone, tally.Faults, tally.PagesDone, tally.Bytes, default);
    }

    /// <summary>A fault of ours over one site is said loudly and costs that site alone: it gets rows that say so.
    /// A database that stays away ends the run.</summary>
    private async Task VisitAsync(SiteTarget site, SiteErrand errand, RunTally tally, CancellationToken ct)
    {
        try
        {
            var result = await errand.RunAsync(site, ct);
            if (await writer.WriteAsync(result, ct)) tally.Site(site.Name, site.Columns.Count, result);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !DatabasePatience.IsPassing(fault))
        {
            LogFault(fault, site.Code);
            tally.Fault();
            var result = errand.Failed(site, fault);
            if (await writer.WriteAsync(result, ct)) tally.Site(site.Name, site.Columns.Count, result);
        }
    }

    [LoggerMessage(LogLevel.Error, "Site {Code} could not be visited or kept: its rows say so")]
    private partial void LogFault(Exception fault, string code);
}
