using FreshnessCrawler.Storage.Mapping;
using FreshnessCrawler.Storage.Model;
using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>The end of a run that did not reach everything.</summary>
internal static class RunClosing
{
    internal static async Task<int> RunAsync(
        NpgsqlDataSource source, MonthPartitions partitions, long runId, RunState state, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await partitions.EnsureForAsync([now], cancellationToken);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var close = new NpgsqlCommand("""
            UPDATE crawl.crawl_run SET state = $2, finished_at = $3 WHERE id = $1 AND state = 'running'
            """, connection);
        if (await close.With(runId).With(EnumText.ToText(state)).WithInstant(now).ExecuteNonQueryAsync(cancellationToken) == 0)
            return 0;

        var sites = await EndSitesAsync(connection, runId, reason, now, cancellationToken);
        var accounts = await EndAccountsAsync(connection, runId, reason, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return sites + accounts;
    }

    private static async Task<int> EndSitesAsync(NpgsqlConnection connection, long runId, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // In a recheck of single columns the others were never asked for, and get no row. A run over links asks for no column, and a site
        // that it did not reach has no survey.
        await using var notReached = new NpgsqlCommand("""
            WITH missed AS (
              UPDATE crawl.run_target SET state = 'notReached', reason = $2, finished_at = $3
              WHERE run_id = $1 AND state IN ('planned', 'running')
              RETURNING site_id
            ), observed AS (
              INSERT INTO crawl.column_observation (
                run_id, site_id, column_id, observed_at, outcome, reason, item_count, fetch_status, not_modified, reader_version)
              SELECT $1, c.site_id, c.id, $3, 'notRead', $2, 0, 'notReached', false, 0
              FROM missed
              JOIN crawl.crawl_run r ON r.id = $1 AND r.kind <> 'links'
              JOIN crawl.site_column c USING (site_id)
              WHERE crawl.open_on(c.valid_from, c.valid_to, crawl.day_of($3))
                AND (c.id IN (SELECT q.column_id FROM crawl.recheck_request q WHERE q.run_id = $1)
                  OR NOT EXISTS (SELECT FROM crawl.recheck_request q WHERE q.run_id = $1 AND q.site_id = c.site_id AND q.column_id IS NOT NULL))
            )
            SELECT count(*)::int FROM missed
            """, connection);
        return (int)(await notReached.With(runId).With(reason).WithInstant(now).ExecuteScalarAsync(cancellationToken) ?? 0);
    }

    /// <summary>What was known of an account's posts stays known. A run that only judges again looks at nothing.</summary>
    private static async Task<int> EndAccountsAsync(NpgsqlConnection connection, long runId, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var notReached = new NpgsqlCommand("""
            WITH missed AS (
              UPDATE crawl.account_target SET state = 'notReached', reason = $2, finished_at = $3
              WHERE run_id = $1 AND state IN ('planned', 'running')
              RETURNING account_id
            ), observed AS (
              INSERT INTO crawl.account_observation (
                run_id, account_id, observed_at, newest, newest_title, newest_url, posts, gone_days, newest_remembered, access, reason, tries, reached)
              SELECT $1, missed.account_id, $3, p.published, p.title, p.url, 0, 0, p.published IS NOT NULL, 'notAsked', $2, '[]', false
              FROM missed
              JOIN crawl.crawl_run r ON r.id = $1 AND r.kind = 'accounts'
              LEFT JOIN LATERAL (
                SELECT published, title, url FROM crawl.account_post
                WHERE account_id = missed.account_id AND published <= $3
                ORDER BY published DESC LIMIT 1
              ) p ON true
            )
            SELECT count(*)::int FROM missed
            """, connection);
        return (int)(await notReached.With(runId).With(reason).WithInstant(now).ExecuteScalarAsync(cancellationToken) ?? 0);
    }
}
