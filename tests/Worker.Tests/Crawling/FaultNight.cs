using System.Text.RegularExpressions;
using Npgsql;

namespace FreshnessCrawler.Worker.Tests.Crawling;

/// <summary>What the runs after a mark did to the findings, and what they judged beside what was judged before.</summary>
/// <param name="Moved">Each step of a finding but a confirmation.</param>
/// <param name="Verdicts">Each verdict, with the one before.</param>
/// <param name="Answered">Requests that the fault answered.</param>
internal sealed record FaultNight(IReadOnlyList<FaultNight.Movement> Moved, IReadOnlyList<FaultNight.Judgement> Verdicts, long Answered)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static async Task<long[]> SitesAsync(NpgsqlDataSource source, string[] codes, CancellationToken ct)
    {
        await using var command = source.CreateCommand("select array_agg(id) from crawl.site where code = any ($1)");
        command.Parameters.Add(new NpgsqlParameter { Value = codes });
        return (long[])(await command.ExecuteScalarAsync(ct))!;
    }

    public static async Task<(long Event, long Run)> MarkAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var command = source.CreateCommand("select (select coalesce(max(id), 0) from crawl.finding_event), (select max(id) from crawl.crawl_run)");
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    public static async Task<FaultNight> ReadAsync(NpgsqlDataSource source, (long Event, long Run) mark, long answered, CancellationToken ct)
    {
        var moved = new List<Movement>();
        await foreach (var row in RowsAsync(source, """
            select s.code, f.rule, e.kind, e.summary from crawl.finding_event e join crawl.finding f on f.id = e.finding_id join crawl.site s on s.id = f.site_id
            where e.id > $1 and e.kind <> 'confirmed'
            """, mark.Event, ct)) moved.Add(new Movement(row[0]!, row[1]!, row[2]!, row[3]!));
        var verdicts = new List<Judgement>();
        await foreach (var row in RowsAsync(source, """
            with before as (
              select distinct on (rule, target_kind, target_id) rule, target_kind, target_id, outcome from crawl.verdict where run_id <= $1
              order by rule, target_kind, target_id, (outcome = 'notTested'), run_id desc)
            select s.code, v.rule, before.outcome, v.outcome, v.summary
            from crawl.verdict v join crawl.site s on s.id = v.site_id left join before using (rule, target_kind, target_id) where v.run_id > $1
            """, mark.Run, ct)) verdicts.Add(new Judgement(row[0]!, row[1]!, row[2], row[3]!, row[4]!));
        return new FaultNight(moved, verdicts, answered);
    }

    private static async IAsyncEnumerable<string?[]> RowsAsync(NpgsqlDataSource source, string sql, long mark, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = mark });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) yield return [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetString(i))];
    }

    /// <summary>A step of a finding's life.</summary>
    internal sealed record Movement(string Site, string Rule, string Step, string Summary);

    /// <summary>A verdict, and the outcome of the one before on the same target.</summary>
    internal sealed record Judgement(string Site, string Rule, string? Before, string Outcome, string Summary)
    {
        /// <summary>Whether it is neither as before nor not tested; with a pattern, whether it is anything but not tested for a reason like that.</summary>
        public bool IsWrong(string? reason) => reason is null
            ? Outcome is "fail" && Before is not "fail"
            : Rule is not "V-W2" && (Outcome is not "notTested" || !Regex.IsMatch(Summary, reason, RegexOptions.None, Patience));
    }
}
