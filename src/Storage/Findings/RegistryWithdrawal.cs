using FreshnessCrawler.Storage.Writing;
using Npgsql;

namespace FreshnessCrawler.Storage.Findings;

/// <summary>What the registry has closed will never be judged again: its findings end when the next run is opened, as withdrawn,
/// not as rectified.</summary>
internal static class RegistryWithdrawal
{
    internal static async Task RunAsync(NpgsqlConnection connection, DateOnly day, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            WITH gone AS (
              UPDATE crawl.finding f SET state = 'withdrawn', summary = closed.reason
              FROM (
                SELECT f.id, CASE WHEN s.valid_to <= $1 THEN '网站已从名录中关闭' ELSE '栏目已从名录中关闭' END AS reason
                FROM crawl.finding f
                JOIN crawl.site s ON s.id = f.site_id
                LEFT JOIN crawl.site_column c ON f.target_kind = 'column' AND c.id = f.target_id
                WHERE f.state IN ('open', 'confirmed') AND (s.valid_to <= $1 OR c.valid_to <= $1)
              ) closed
              WHERE f.id = closed.id
              RETURNING f.id, f.summary, f.last_evidence
            )
            INSERT INTO crawl.finding_event (finding_id, run_id, at, kind, summary, evidence)
            SELECT id, NULL, $2, 'withdrawn', summary, last_evidence FROM gone
            """, connection);
        await command.With(day).WithInstant(at).ExecuteNonQueryAsync(cancellationToken);
    }
}
