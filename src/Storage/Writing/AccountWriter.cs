using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Findings;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>Writes what a run learned of accounts: a batch in one transaction, each account once however often it is asked. The number of statements
/// does not depend on how many accounts or posts there are.</summary>
public sealed class AccountWriter(NpgsqlDataSource source, MonthPartitions partitions, DatabasePatience patience, ILogger<AccountWriter> logger)
{
    public WriteStats Stats { get; } = new();

    /// <summary>Accounts written; those whose target was done before, or whose run is closed, are not. An account whose data the database refuses
    /// spoils no other: it gets a row that says so.</summary>
    public async Task<int> WriteAsync(AccountBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Accounts.Count == 0)
            return 0;

        try
        {
            return await WriteWholeAsync(batch, cancellationToken);
        }
        catch (PostgresException refused) when (IsOfTheData(refused))
        {
            logger.LogWarning("The database refused a batch of {Count} accounts ({State} {Message}); writing them one by one.", batch.Accounts.Count, refused.SqlState, refused.MessageText);
        }

        var written = 0;
        foreach (var account in batch.Accounts)
            written += await WriteAloneAsync(batch with { Accounts = [account] }, cancellationToken);
        return written;
    }

    private async Task<int> WriteAloneAsync(AccountBatch single, CancellationToken cancellationToken)
    {
        var account = single.Accounts[0].Observation;
        try
        {
            return await WriteWholeAsync(single, cancellationToken);
        }
        catch (PostgresException refused) when (IsOfTheData(refused))
        {
            logger.LogError(refused, "What was seen of the account {Code} (run {RunId}) cannot be stored.", account.Code, single.RunId);
            var bare = account with
            {
                Access = AccountAccess.NotAsked,
                Reason = $"程序故障：所见内容无法入库（{refused.SqlState}）",
                Source = null,
                AsOf = null,
                Posts = 0,
                Newest = null,
                NewestTitle = null,
                NewestUrl = null,
                NewestRemembered = false,
                NameSeen = null,
                Interaction = [],
            };
            return await WriteWholeAsync(single with { Accounts = [new AccountResult(bare, [], [], [], [])] }, cancellationToken);
        }
    }

    private Task<int> WriteWholeAsync(AccountBatch batch, CancellationToken cancellationToken) =>
        patience.RunAsync(cancellation => WriteOnceAsync(batch, cancellation), cancellationToken);

    private async Task<int> WriteOnceAsync(AccountBatch asked, CancellationToken cancellationToken)
    {
        await partitions.EnsureForAsync(asked.Accounts.Select(account => account.Observation.ObservedAt).Append(asked.MonitoringPoint), cancellationToken);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var waiting = await LockTargetsAsync(connection, asked, cancellationToken);
        var batch = asked with { Accounts = [.. asked.Accounts.Where(account => waiting.Contains(account.Observation.AccountId))] };
        if (batch.Accounts.Count == 0)
            return 0;

        var judged = JudgedTargets.Of(batch);
        var tally = new WriteTally();
        tally.Add(rows: 0);
        if (!batch.JudgedAgain)
        {
            tally.Add(await FactTables.AccountObservations.WriteAsync(connection, [.. batch.Accounts.Select(row => (batch, row))], cancellationToken));
            await PostMerge.RunAsync(connection, batch.Accounts, tally, cancellationToken);
        }

        tally.Add(await FactTables.Verdicts.WriteAsync(connection, [.. judged.Verdicts.Select(row => (judged, row))], cancellationToken));
        await FindingWriter.ApplyAsync(connection, judged, tally, cancellationToken);
        await using var rest = new NpgsqlBatch(connection) { BatchCommands = { MarkDone(batch) } };
        if (CampaignMerge.OfAccounts(batch.RunId, batch.Accounts) is { } campaigns && !batch.JudgedAgain)
            rest.BatchCommands.Add(campaigns);
        if (SourceMemory.Of(batch.Accounts) is { } memory && !batch.JudgedAgain)
            rest.BatchCommands.Add(memory);
        tally.Add(await rest.ExecuteNonQueryAsync(cancellationToken), rest.BatchCommands.Count);
        await transaction.CommitAsync(cancellationToken);
        Stats.Add(tally);
        return batch.Accounts.Count;
    }

    /// <summary>A value out of range or malformed (class 22), or against a constraint (class 23).</summary>
    private static bool IsOfTheData(PostgresException refused) =>
        refused.SqlState.StartsWith("22", StringComparison.Ordinal) || refused.SqlState.StartsWith("23", StringComparison.Ordinal);

    /// <summary>Locks the targets against a second writer of this run and the accounts against writers of other runs, all in one order.</summary>
    private static async Task<HashSet<long>> LockTargetsAsync(NpgsqlConnection connection, AccountBatch batch, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            SELECT t.account_id
            FROM crawl.account_target t JOIN crawl.crawl_run r ON r.id = t.run_id JOIN crawl.account a ON a.id = t.account_id
            WHERE t.run_id = $1 AND t.account_id = ANY ($2) AND r.state = 'running' AND t.state IN ('planned', 'running')
            ORDER BY t.account_id
            FOR UPDATE OF t FOR NO KEY UPDATE OF a
            """, connection);
        command.With(batch.RunId).With<long[]>([.. batch.Accounts.Select(account => account.Observation.AccountId)]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var waiting = new HashSet<long>();
        while (await reader.ReadAsync(cancellationToken))
            waiting.Add(reader.GetInt64(0));
        return waiting;
    }

    private static NpgsqlBatchCommand MarkDone(AccountBatch batch) => new NpgsqlBatchCommand("""
        UPDATE crawl.account_target SET state = 'done', reason = NULL, finished_at = $3 WHERE run_id = $1 AND account_id = ANY ($2)
        """)
        .With(batch.RunId)
        .With<long[]>([.. batch.Accounts.Select(account => account.Observation.AccountId)])
        .WithInstant(batch.FinishedAt);
}
