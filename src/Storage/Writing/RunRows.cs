using FreshnessCrawler.Storage.Mapping;
using FreshnessCrawler.Storage.Model;
using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>A run's own rows: what it has to look at, and how it stands.</summary>
internal static class RunRows
{
    internal static async Task AddSitesAsync(NpgsqlConnection connection, long runId, IReadOnlyCollection<long>? siteIds, DateOnly day, CancellationToken cancellationToken)
    {
        if (siteIds is { Count: 0 })
            return;

        await using var command = new NpgsqlCommand("""
            INSERT INTO crawl.run_target (run_id, site_id, state, reason, pages, bytes)
            SELECT $1, s.id, CASE WHEN s.url IS NULL THEN 'noAddress' ELSE 'planned' END, CASE WHEN s.url IS NULL THEN $4 END, 0, 0
            FROM crawl.site s
            WHERE crawl.open_on(s.valid_from, s.valid_to, $2) AND ($3 OR s.id = ANY ($5))
            """, connection);
        command.With(runId).With(day).With(siteIds is null).With(RunLedger.NoAddressReason).With<long[]>([.. siteIds ?? []]);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Those without a source too: they are judged, as not tested.</summary>
    internal static async Task AddAccountsAsync(NpgsqlConnection connection, long runId, IReadOnlyCollection<long>? accountIds, DateOnly day, CancellationToken cancellationToken)
    {
        if (accountIds is { Count: 0 })
            return;

        await using var command = new NpgsqlCommand("""
            INSERT INTO crawl.account_target (run_id, account_id, state)
            SELECT $1, a.id, 'planned'
            FROM crawl.account a
            WHERE crawl.account_counts(a.registered_on, a.cancelled_on, a.valid_from, a.valid_to, $2) AND ($3 OR a.id = ANY ($4))
            """, connection);
        command.With(runId).With(day).With(accountIds is null).With<long[]>([.. accountIds ?? []]);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    internal static async Task<RunHandle> FindNightAsync(NpgsqlConnection connection, RunKind kind, DateOnly? night, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT id FROM crawl.crawl_run WHERE kind = $1 AND night = $2", connection);
        return await command.With(EnumText.ToText(kind)).With(night).ExecuteScalarAsync(cancellationToken) is long runId
            && await ReadAsync(connection, runId, created: false, cancellationToken) is { } run
            ? run
            : throw new InvalidOperationException($"The {kind} run of {night} is neither new nor there.");
    }

    internal static async Task<RunHandle?> ReadAsync(NpgsqlConnection connection, long runId, bool created, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            SELECT r.kind, r.monitoring_point, r.deadline, r.policy_version,
                   ARRAY (SELECT t.site_id FROM crawl.run_target t WHERE t.run_id = r.id AND t.state = 'planned' ORDER BY t.site_id),
                   ARRAY (SELECT t.account_id FROM crawl.account_target t WHERE t.run_id = r.id AND t.state = 'planned' ORDER BY t.account_id)
            FROM crawl.crawl_run r WHERE r.id = $1
            """, connection);
        await using var reader = await command.With(runId).ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new RunHandle(
                runId,
                EnumText.FromText<RunKind>(reader.GetString(0)),
                await reader.GetFieldValueAsync<DateTimeOffset>(1, cancellationToken),
                await reader.IsDBNullAsync(2, cancellationToken) ? null : await reader.GetFieldValueAsync<DateTimeOffset>(2, cancellationToken),
                reader.GetString(3),
                await reader.GetFieldValueAsync<long[]>(4, cancellationToken),
                created)
            {
                AccountIds = await reader.GetFieldValueAsync<long[]>(5, cancellationToken),
            }
            : null;
    }
}
