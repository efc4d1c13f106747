using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>A site's list of which the table keeps one row a thing, however often it comes and goes: when it was first seen, since when it has been
/// on the list, and the first survey that did not list it again. A list like the one before writes nothing.</summary>
/// <param name="table">In schema crawl: site_id and <paramref name="key"/> are its key.</param>
/// <param name="key">With the site, the thing's identity.</param>
/// <param name="columns">What the list says of it.</param>
/// <param name="watched">Those of the columns whose change is worth a write.</param>
/// <param name="within">Which of the table's rows the list speaks of.</param>
internal sealed class SightingMerge<T>(string table, string key, CopyTable<T> seen, string[] columns, string[] watched, string within = "true")
{
    private readonly string _unseen = $"""
        UPDATE crawl.{table} k SET unseen_since = $2
        WHERE k.site_id = $1 AND k.unseen_since IS NULL AND {within} AND NOT EXISTS (SELECT FROM {table}_seen s WHERE s.{key} = k.{key})
        """;

    private readonly string _seen = $"""
        INSERT INTO crawl.{table} AS k (site_id, {key}, {List(columns, "")}, first_seen_at, seen_since)
        SELECT $1, s.{key}, {List(columns, "s.")}, $2, $2
        FROM {table}_seen s
        LEFT JOIN crawl.{table} b ON b.site_id = $1 AND b.{key} = s.{key}
        WHERE b.site_id IS NULL OR b.unseen_since IS NOT NULL OR ({List(watched, "b.")}) IS DISTINCT FROM ({List(watched, "s.")})
        ON CONFLICT (site_id, {key}) DO UPDATE SET
          {string.Join(", ", columns.Select(column => $"{column} = EXCLUDED.{column}"))},
          seen_since = CASE WHEN k.unseen_since IS NULL THEN k.seen_since ELSE EXCLUDED.seen_since END,
          unseen_since = NULL
        """;

    internal string TemporaryTable =>
        $"CREATE TEMP TABLE {table}_seen ON COMMIT DROP AS SELECT {key}, {List(columns, "")} FROM crawl.{table} WITH NO DATA;";

    /// <param name="rows">Each key once.</param>
    /// <param name="levels">Where the list speaks of some levels only: those.</param>
    internal async Task PrepareAsync(
        NpgsqlBatch merge, long siteId, DateTimeOffset at, IReadOnlyCollection<T> rows, CancellationToken cancellationToken, int[]? levels = null)
    {
        await seen.WriteAsync(merge.Connection!, rows, cancellationToken);
        var unseen = new NpgsqlBatchCommand(_unseen).With(siteId).WithInstant(at);
        merge.BatchCommands.Add(levels is null ? unseen : unseen.With(levels));
        merge.BatchCommands.Add(new NpgsqlBatchCommand(_seen).With(siteId).WithInstant(at));
    }

    private static string List(string[] names, string prefix) => string.Join(", ", names.Select(name => prefix + name));
}
