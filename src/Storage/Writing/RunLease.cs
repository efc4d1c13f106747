using FreshnessCrawler.Storage.Model;
using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>Shows that the process behind a run on demand is alive: an advisory lock that goes with its connection, so that a run whose
/// process was killed is told apart from one that goes on. Nights need none: their sites are taken over and their deadline closes them.</summary>
public sealed class RunLease(NpgsqlDataSource source, RunLedger ledger)
{
    private const int LockClass = 0x6672_7574;

    /// <summary>Closes the runs on demand that nobody works at any more; returns how many.</summary>
    public async Task<int> CloseAbandonedAsync(CancellationToken cancellationToken)
    {
        var closed = 0;
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        foreach (var runId in await RunningAsync(connection, cancellationToken))
        {
            await using var attempt = new NpgsqlCommand($"SELECT pg_try_advisory_lock({LockClass}, hashint8($1))", connection);
            if (await attempt.With(runId).ExecuteScalarAsync(cancellationToken) is not true) continue;
            try
            {
                await ledger.CloseAsync(runId, RunState.Aborted, "采集进程中断", cancellationToken);
                closed++;
            }
            finally
            {
                await using var unlock = new NpgsqlCommand($"SELECT pg_advisory_unlock({LockClass}, hashint8($1))", connection);
                await unlock.With(runId).ExecuteNonQueryAsync(CancellationToken.None);
            }
        }

        return closed;
    }

    /// <summary>Holds the lease on a run until the result is disposed or this process ends.</summary>
    public async Task<IAsyncDisposable> HoldAsync(long runId, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({LockClass}, hashint8($1))", connection);
        await command.With(runId).ExecuteNonQueryAsync(cancellationToken);
        return new Held(connection, runId);
    }

    private static async Task<List<long>> RunningAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT id FROM crawl.crawl_run WHERE state = 'running' AND night IS NULL ORDER BY id", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var runs = new List<long>();
        while (await reader.ReadAsync(cancellationToken)) runs.Add(reader.GetInt64(0));
        return runs;
    }

    private sealed class Held(NpgsqlConnection connection, long runId) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (connection)
            {
                try
                {
                    await using var unlock = new NpgsqlCommand($"SELECT pg_advisory_unlock({LockClass}, hashint8($1))", connection);
                    await unlock.With(runId).ExecuteNonQueryAsync(CancellationToken.None);
                }
                catch (NpgsqlException lost) when (lost is not PostgresException || DatabasePatience.IsPassing(lost))
                {
                    // The connection broke in mid-run, and the lock went with it.
                }
            }
        }
    }
}
