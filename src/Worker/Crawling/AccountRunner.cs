using FreshnessCrawler.Rules;
using FreshnessCrawler.Storage;
using FreshnessCrawler.Storage.Campaigns;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Accounts;
using FreshnessCrawler.Worker.Campaigns;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>The one way from a trigger to rows for accounts: the night, the looks of the day, a run on demand and a recheck all enter here.
/// Accounts are read side by side and written together, a batch in one transaction.</summary>
public sealed partial class AccountRunner(
    RunLedger ledger,
    RunLease leases,
    AccountTargetReader targets,
    AccountCrawler crawler,
    AccountWriter writer,
    CampaignBook campaigns,
    SiteCampaigns siteCampaigns,
    RunFetchers fetchers,
    GateWait gate,
    PolicyFile policies,
    IOptions<AccountOptions> options,
    TimeProvider clock,
    ILogger<AccountRunner> log)
{
    /// <summary>Looks at the scope's accounts. Cancelled, it closes a run that is not a night's as aborted: what was written stays,
    /// each other account has a row that says why not.</summary>
    public async Task<RunSummary> RunAsync(AccountScope scope, IProgress<CrawlProgress>? progress, CancellationToken ct)
    {
        var startedAt = clock.GetTimestamp();
        await leases.CloseAbandonedAsync(ct);
        var now = clock.GetUtcNow();
        var policy = policies.At(new MonitoringPoint(now).Day);
        var run = await ledger.OpenAccountsAsync(scope.AccountIds, scope.Night, scope.Description, now, scope.Deadline, policy.Version, ct);
        // A night that was begun before is judged as it was begun.
        policy = policies.Find(run.PolicyVersion) ?? throw new InvalidOperationException($"Run {run.RunId} was planned under policy {run.PolicyVersion}, which policy.json no longer has.");
        await using var lease = scope.Night is null ? await leases.HoldAsync(run.RunId, ct) : null;
        try
        {
            if (scope.OnOpened is { } opened) await opened(run.RunId, ct);
            var summary = await RunBatchesAsync(scope, run, policy, progress, ct);
            await ledger.FinishIfCompleteAsync(run.RunId, ct);
            return summary with { Elapsed = clock.GetElapsedTime(startedAt) };
        }
        catch (Exception fault) when (scope.Night is null)
        {
            var reason = fault is OperationCanceledException ? "采集被人工中止" : $"采集因程序故障中止（{fault.GetType().Name}）";
            await ledger.CloseAsync(run.RunId, RunState.Aborted, reason, CancellationToken.None);
            throw;
        }
    }

    private async Task<RunSummary> RunBatchesAsync(AccountScope scope, RunHandle run, RulePolicy policy, IProgress<CrawlProgress>? progress, CancellationToken ct)
    {
        var point = new MonitoringPoint(run.MonitoringPoint);
        var due = await targets.ReadAsync(new AccountFilter(AccountIds: run.AccountIds), run.MonitoringPoint, ct);
        using var lease = await fetchers.RentAsync(scope.AllowedNetworks, ct);
        var context = new FeedContext(lease.Fetcher, scope.BypassCaches) { WindowDays = policy.AccountWindow.Value };
        var tally = new AccountTally(due.Count, progress);
        // Neighbours in the registry are often of one platform: taken in turns, no host is asked by a whole batch at once.
        foreach (var batch in Mixed(due).Chunk(options.Value.BatchSize))
        {
            if (run.Deadline <= clock.GetUtcNow())
            {
                await ledger.CloseAsync(run.RunId, RunState.Deadline, "截止前未轮到", ct);
                break;
            }
            var seen = await LookAsync(batch, context, policy, point, tally, ct);
            var written = await writer.WriteAsync(new AccountBatch(run.RunId, run.MonitoringPoint, policy.Version, clock.GetUtcNow(), seen), ct);
            tally.Written(written);
        }
        if (scope.AccountIds is null) await siteCampaigns.SearchAsync(run.RunId, lease.Fetcher, ct);
        if (scope.AccountIds is null || tally.Campaigns > 0) await campaigns.RematchAsync(ct);
        return new RunSummary(run.RunId, tally.Done, due.Count - tally.Done, tally.Faults, tally.Requests, tally.Bytes, default);
    }

    /// <summary>A batch, between two looks at our own way out.</summary>
    private async Task<AccountResult[]> LookAsync(AccountTarget[] batch, FeedContext context, RulePolicy policy, MonitoringPoint point, AccountTally tally, CancellationToken ct)
    {
        var before = await gate.OpenAsync(ct);
        if (!before.IsOpen) return [.. batch.Select(account => crawler.NotAsked(account, policy, point, $"{before.Reason}，未访问"))];
        var seen = new AccountResult[batch.Length];
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = options.Value.AccountsAtOnce, CancellationToken = ct };
        await Parallel.ForAsync(0, batch.Length, atOnce, async (i, token) =>
        {
            seen[i] = await OneAsync(batch[i], context, policy, point, tally, token);
            tally.Look(batch[i].Name, seen[i]);
        });
        var after = await gate.LookAgainAsync(ct);
        return after.IsOpen ? seen : [.. seen.Select(result => VoidAccount.Of(result, after.Reason!))];
    }

    /// <summary>A fault of ours over one account is said loudly and costs that account alone: it gets a row that says so.</summary>
    private async Task<AccountResult> OneAsync(AccountTarget account, FeedContext context, RulePolicy policy, MonitoringPoint point, AccountTally tally, CancellationToken ct)
    {
        try
        {
            return await crawler.CrawlAsync(account, context, policy, point, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !DatabasePatience.IsPassing(fault))
        {
            LogFault(fault, account.Code);
            tally.Fault();
            return crawler.NotAsked(account, policy, point, $"程序故障（{fault.GetType().Name}），请报告开发人员");
        }
    }

    private static IEnumerable<AccountTarget> Mixed(IReadOnlyList<AccountTarget> accounts) => accounts
        .GroupBy(account => account.Sources is [var first, ..] && Uri.TryCreate(first.Address, UriKind.Absolute, out var uri) ? uri.Host : "", StringComparer.OrdinalIgnoreCase)
        .SelectMany(host => host.Select((account, place) => (account, place)))
        .OrderBy(pair => pair.place)
        .Select(pair => pair.account);

    [LoggerMessage(LogLevel.Error, "Account {Code} could not be looked at: its row says so")]
    private partial void LogFault(Exception fault, string code);
}
