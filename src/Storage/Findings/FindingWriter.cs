using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Mapping;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Writing;
using Npgsql;

namespace FreshnessCrawler.Storage.Findings;

/// <summary>Moves the findings of one site, or of some accounts, by a run's verdicts, in the run's own transaction: one look, one write. The look asks
/// for what the verdicts cannot tell: which findings there are, and which targets a person has taken out of the inspection.</summary>
internal static class FindingWriter
{
    internal static async Task ApplyAsync(NpgsqlConnection connection, JudgedTargets judged, WriteTally tally, CancellationToken cancellationToken)
    {
        if (judged.Verdicts.Count == 0)
            return;

        var (stored, ended) = await ReadAsync(connection, judged, cancellationToken);
        tally.Add(rows: 0, statements: 2);
        var changes = FindingChanges.Of(judged.Verdicts, stored, ended);
        if (changes.Count > 0)
            tally.Add(2 * await WriteAsync(connection, judged, changes, cancellationToken)); // a finding and its event each
    }

    private static async Task<(List<StoredFinding> Findings, EndedTargets Ended)> ReadAsync(
        NpgsqlConnection connection, JudgedTargets judged, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { FindingQuestions.Stored(judged), FindingQuestions.Ended(judged) } };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var findings = new List<StoredFinding>();
        while (await reader.ReadAsync(cancellationToken))
        {
            findings.Add(new StoredFinding(
                reader.GetString(0),
                EnumText.FromText<TargetKind>(reader.GetString(1)),
                reader.GetInt64(2),
                EnumText.FromText<FindingState>(reader.GetString(3)),
                EnumText.FromText<Severity>(reader.GetString(4)),
                reader.GetString(5),
                await reader.GetFieldValueAsync<DateTimeOffset>(6, cancellationToken),
                await reader.GetFieldValueAsync<DateTimeOffset>(7, cancellationToken),
                reader.GetBoolean(8)));
        }

        await reader.NextResultAsync(cancellationToken);
        var (outright, outOfUse) = (new HashSet<long>(), new HashSet<long>());
        while (await reader.ReadAsync(cancellationToken))
            (reader.GetBoolean(1) ? outright : outOfUse).Add(reader.GetInt64(0));
        return (findings, new EndedTargets(outright, outOfUse));
    }

    private static async Task<int> WriteAsync(NpgsqlConnection connection, JudgedTargets judged, List<FindingChange> changes, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            WITH change AS (
              SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) AS c (rule, target_kind, target_id, severity, step, state, summary, evidence)
            ), saved AS (
              INSERT INTO crawl.finding AS f (
                rule, target_kind, target_id, site_id, severity, state, opened_at, confirmed_at, times_confirmed,
                rectified_at, times_reopened, first_run_id, last_run_id, summary, first_evidence, last_evidence)
              SELECT rule, target_kind, target_id, $9::bigint, severity, state, $11, CASE WHEN step = 'confirmed' THEN $11 END, (step = 'confirmed')::int,
                     CASE WHEN step = 'rectified' THEN $11 END, (step = 'reopened')::int, $10, $10, summary, evidence::jsonb, evidence::jsonb
              FROM change
              ON CONFLICT (target_kind, target_id, rule) DO UPDATE SET
                severity = EXCLUDED.severity,
                state = EXCLUDED.state,
                confirmed_at = coalesce(EXCLUDED.confirmed_at, f.confirmed_at),
                times_confirmed = f.times_confirmed + EXCLUDED.times_confirmed,
                rectified_at = EXCLUDED.rectified_at,
                times_reopened = f.times_reopened + (EXCLUDED.times_reopened = 1 AND f.state = 'rectified')::int,
                last_run_id = EXCLUDED.last_run_id,
                summary = EXCLUDED.summary,
                last_evidence = EXCLUDED.last_evidence
              RETURNING f.id, f.rule, f.target_kind, f.target_id
            )
            INSERT INTO crawl.finding_event (finding_id, run_id, at, kind, summary, evidence)
            SELECT saved.id, $10, $12, change.step, change.summary, change.evidence::jsonb
            FROM change JOIN saved USING (rule, target_kind, target_id)
            """, connection);
        command
            .With<string[]>([.. changes.Select(change => change.Rule)])
            .With<string[]>([.. changes.Select(change => EnumText.ToText(change.TargetKind))])
            .With<long[]>([.. changes.Select(change => change.TargetId)])
            .With<string[]>([.. changes.Select(change => EnumText.ToText(change.Severity))])
            .With<string[]>([.. changes.Select(change => EnumText.ToText(change.Step))])
            .With<string[]>([.. changes.Select(change => EnumText.ToText(FindingLifecycle.After(change.Step)))])
            .With<string[]>([.. changes.Select(change => PlainText.Clean(change.Summary))])
            .With<string[]>([.. changes.Select(change => change.Evidence)])
            .With(judged.SiteId)
            .With(judged.RunId)
            .WithInstant(judged.MonitoringPoint)
            .WithInstant(judged.FinishedAt);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
