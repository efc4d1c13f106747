using FreshnessCrawler.Rules;
using FreshnessCrawler.Storage.Mapping;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Registry;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>The book of runs: which sites or accounts a run has to visit, which it did, and why it did not visit the rest. Every target
/// has a row from the moment the run is opened.</summary>
public sealed class RunLedger(
    NpgsqlDataSource source, IDbContextFactory<CrawlerDbContext> contexts, MonthPartitions partitions, DatabasePatience patience, TimeProvider time)
{
    /// <summary>Why a site without an address is not visited.</summary>
    public const string NoAddressReason = "名录无网址";

    /// <summary>Opens the night's run over all open sites, or gives the one that exists: several planners may ask.</summary>
    public Task<RunHandle> PlanNightAsync(DateOnly night, DateTimeOffset point, DateTimeOffset? deadline, string policyVersion, CancellationToken cancellationToken) =>
        patience.RunAsync(
            cancellation => OpenAsync(RunKind.Night, night, RunScope.AllSites, "全部网站", point, deadline, policyVersion, cancellation), cancellationToken);

    /// <summary>As <see cref="PlanNightAsync"/>, the run that looks at the links and the IPv6 of the night's sites.</summary>
    public Task<RunHandle> PlanLinksAsync(DateOnly night, DateTimeOffset point, DateTimeOffset? deadline, string policyVersion, CancellationToken cancellationToken) =>
        patience.RunAsync(
            cancellation => OpenAsync(RunKind.Links, night, RunScope.AllSites, "全部网站的链接和IPv6", point, deadline, policyVersion, cancellation), cancellationToken);

    /// <summary>Opens a run over the given sites, or over all.</summary>
    public Task<RunHandle> OpenAsync(
        RunKind kind,
        IReadOnlyCollection<long>? siteIds,
        string scope,
        DateTimeOffset point,
        DateTimeOffset? deadline,
        string policyVersion,
        CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(kind, RunKind.Night);
        ArgumentOutOfRangeException.ThrowIfEqual(kind, RunKind.Accounts);
        return OpenAsync(kind, night: null, RunScope.OfSites(siteIds), scope, point, deadline, policyVersion, cancellationToken);
    }

    /// <summary>Opens a run over the given new-media accounts, or over all that count on the monitoring point's day: those out of use and those
    /// without a source too. With a night there is one run of it, as in <see cref="PlanNightAsync"/>.</summary>
    public Task<RunHandle> OpenAccountsAsync(
        IReadOnlyCollection<long>? accountIds,
        DateOnly? night,
        string scope,
        DateTimeOffset point,
        DateTimeOffset? deadline,
        string policyVersion,
        CancellationToken cancellationToken)
    {
        var accounts = RunScope.OfAccounts(accountIds);
        return night is null
            ? OpenAsync(RunKind.Accounts, night, accounts, scope, point, deadline, policyVersion, cancellationToken)
            : patience.RunAsync(cancellation => OpenAsync(RunKind.Accounts, night, accounts, scope, point, deadline, policyVersion, cancellation), cancellationToken);
    }

    /// <summary>Opens a run that judges stored facts of the given sites and accounts again.</summary>
    public Task<RunHandle> OpenEvaluationAsync(
        IReadOnlyCollection<long> siteIds,
        IReadOnlyCollection<long> accountIds,
        string scope,
        DateTimeOffset point,
        string policyVersion,
        CancellationToken cancellationToken) =>
        OpenAsync(RunKind.Evaluate, night: null, new RunScope(siteIds, accountIds), scope, point, deadline: null, policyVersion, cancellationToken);

    /// <summary>The run as it stands, or null.</summary>
    public Task<RunHandle?> GetAsync(long runId, CancellationToken cancellationToken) =>
        patience.RunAsync(
            async cancellation =>
            {
                await using var connection = await source.OpenConnectionAsync(cancellation);
                return await RunRows.ReadAsync(connection, runId, created: false, cancellation);
            },
            cancellationToken);

    /// <summary>Marks the target as begun; false where it is done already or its run is closed. A target that another
    /// worker had begun may be begun again: that worker may be dead, and only one can write the result.</summary>
    public Task<bool> TryBeginAsync(long runId, long siteId, string worker, CancellationToken cancellationToken) =>
        patience.RunAsync(
            async cancellation =>
            {
                await using var command = source.CreateCommand("""
                    UPDATE crawl.run_target t SET state = 'running', worker = $3, started_at = $4
                    FROM crawl.crawl_run r
                    WHERE t.run_id = $1 AND t.site_id = $2 AND t.state IN ('planned', 'running') AND r.id = t.run_id AND r.state = 'running'
                    """);
                command.With(runId).With(siteId).With(worker).WithInstant(time.GetUtcNow());
                return await command.ExecuteNonQueryAsync(cancellation) == 1;
            },
            cancellationToken);

    /// <summary>Ends the run once no target waits any more; false where one does or the run had ended.</summary>
    public Task<bool> FinishIfCompleteAsync(long runId, CancellationToken cancellationToken) =>
        patience.RunAsync(
            async cancellation =>
            {
                await using var command = source.CreateCommand("""
                    UPDATE crawl.crawl_run r SET state = 'finished', finished_at = $2
                    WHERE r.id = $1 AND r.state = 'running'
                      AND NOT EXISTS (SELECT FROM crawl.run_target t WHERE t.run_id = r.id AND t.state IN ('planned', 'running'))
                      AND NOT EXISTS (SELECT FROM crawl.account_target t WHERE t.run_id = r.id AND t.state IN ('planned', 'running'))
                    """);
                command.With(runId).WithInstant(time.GetUtcNow());
                return await command.ExecuteNonQueryAsync(cancellation) == 1;
            },
            cancellationToken);

    /// <summary>Ends the run as it stands. What was not reached gets a row that says why, its columns too; verdicts and
    /// findings stay as they are. Returns how many sites and accounts were not reached; 0 where the run had ended.</summary>
    public Task<int> CloseAsync(long runId, RunState state, string reason, CancellationToken cancellationToken)
    {
        if (state is RunState.Running or RunState.Finished)
            throw new ArgumentOutOfRangeException(nameof(state), state, "A run is closed for a reason; FinishIfCompleteAsync ends a complete one.");
        return patience.RunAsync(cancellation => RunClosing.RunAsync(source, partitions, runId, state, reason, time.GetUtcNow(), cancellation), cancellationToken);
    }

    private async Task<RunHandle> OpenAsync(
        RunKind kind,
        DateOnly? night,
        RunScope targets,
        string scope,
        DateTimeOffset point,
        DateTimeOffset? deadline,
        string policyVersion,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await partitions.EnsureAroundAsync(now, cancellationToken);
        await EndMootFindingsAsync(now, cancellationToken);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var insert = new NpgsqlCommand("""
            INSERT INTO crawl.crawl_run (kind, night, monitoring_point, started_at, deadline, state, policy_version, scope)
            VALUES ($1, $2, $3, $4, $5, 'running', $6, $7)
            ON CONFLICT (kind, night) WHERE night IS NOT NULL DO NOTHING
            RETURNING id
            """, connection);
        insert.With(EnumText.ToText(kind)).With(night).WithInstant(point).WithInstant(now).With(deadline?.UtcDateTime).With(policyVersion).With(scope);
        if (await insert.ExecuteScalarAsync(cancellationToken) is not long runId)
            return await RunRows.FindNightAsync(connection, kind, night, cancellationToken);

        var day = MonitoringPoint.DayOf(point);
        await RunRows.AddSitesAsync(connection, runId, targets.SiteIds, day, cancellationToken);
        await RunRows.AddAccountsAsync(connection, runId, targets.AccountIds, day, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return await RunRows.ReadAsync(connection, runId, created: true, cancellationToken)
            ?? throw new InvalidOperationException($"Run {runId} is gone.");
    }

    /// <summary>What the registry has closed is not judged again; a last day may have come since the last import.</summary>
    private async Task EndMootFindingsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await FindingWithdrawal.RunAsync(context, now, cancellationToken);
    }
}
