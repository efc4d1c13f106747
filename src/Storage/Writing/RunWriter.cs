using FreshnessCrawler.Storage.Findings;
using FreshnessCrawler.Storage.Mapping;
using FreshnessCrawler.Storage.Model;
using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>Writes what a run learned of one site: all in one transaction or nothing, and once, however often it is asked.
/// The number of statements does not depend on how many columns or pages the site has.</summary>
public sealed class RunWriter(NpgsqlDataSource source, MonthPartitions partitions, DatabasePatience patience)
{
    public WriteStats Stats { get; } = new();

    /// <summary>False where the target was done before or its run is closed: then nothing was written. A write that the
    /// database had taken before its answer got lost also ends as false.</summary>
    public Task<bool> WriteAsync(SiteResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        return patience.RunAsync(cancellation => WriteOnceAsync(result, cancellation), cancellationToken);
    }

    private async Task<bool> WriteOnceAsync(SiteResult result, CancellationToken cancellationToken)
    {
        await partitions.EnsureForAsync(
            result.Columns.Select(row => row.Observation.ObservedAt).Concat(result.Pages.Select(page => page.FetchedAt)).Append(result.MonitoringPoint)
                .Append(result.Links?.ObservedAt ?? result.MonitoringPoint).Append(result.Ipv6?.ObservedAt ?? result.MonitoringPoint),
            cancellationToken);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await LockTargetAsync(connection, result, cancellationToken))
            return false;

        var judged = JudgedTargets.Of(result);
        var tally = new WriteTally();
        tally.Add(rows: 0);
        tally.Add(await FactTables.ColumnObservations.WriteAsync(connection, [.. result.Columns.Select(row => (result, row))], cancellationToken));
        tally.Add(await FactTables.PageFetches.WriteAsync(connection, [.. result.Pages.Select(row => (result, row))], cancellationToken));
        tally.Add(await FactTables.Verdicts.WriteAsync(connection, [.. judged.Verdicts.Select(row => (judged, row))], cancellationToken));
        await ItemMerge.RunAsync(connection, result, tally, cancellationToken);
        await SurveyWriter.ApplyAsync(connection, result, tally, cancellationToken);
        await FindingWriter.ApplyAsync(connection, judged, tally, cancellationToken);
        tally.Add(await MarkDoneAsync(connection, result, cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        Stats.Add(tally);
        return true;
    }

    /// <summary>Locks the target against a second writer of this run, and the site against writers of other runs.</summary>
    private static async Task<bool> LockTargetAsync(NpgsqlConnection connection, SiteResult result, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            SELECT t.state
            FROM crawl.run_target t JOIN crawl.crawl_run r ON r.id = t.run_id JOIN crawl.site s ON s.id = t.site_id
            WHERE t.run_id = $1 AND t.site_id = $2 AND r.state = 'running'
            FOR UPDATE OF t FOR NO KEY UPDATE OF s
            """, connection);
        return await command.With(result.RunId).With(result.SiteId).ExecuteScalarAsync(cancellationToken) is string state
            && EnumText.FromText<TargetState>(state) is TargetState.Planned or TargetState.Running;
    }

    private static async Task<int> MarkDoneAsync(NpgsqlConnection connection, SiteResult result, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            UPDATE crawl.run_target SET state = 'done', reason = NULL, started_at = $3, finished_at = $4, pages = $5, bytes = $6
            WHERE run_id = $1 AND site_id = $2
            """, connection);
        command.With(result.RunId).With(result.SiteId).WithInstant(result.StartedAt).WithInstant(result.FinishedAt)
            .With(result.Pages.Count).With(result.Pages.Sum(page => (long)page.Bytes));
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
