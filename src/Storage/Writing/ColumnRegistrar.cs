using FreshnessCrawler.Storage.Mapping;
using FreshnessCrawler.Storage.Reading;
using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>Keeps the columns that were discovered. What a person registered is never touched, and a column that is gone
/// from the navigation stays: missing proves nothing.</summary>
public sealed class ColumnRegistrar(NpgsqlDataSource source, TargetReader targets, DatabasePatience patience)
{
    /// <summary>An address beyond this is no column, and would not fit into the index that keeps addresses unique.</summary>
    private const int LongestUrl = 2000;

    /// <summary>All open columns of the site thereafter, its home page first.</summary>
    public async Task<IReadOnlyList<ColumnTarget>> SaveDiscoveredAsync(
        long siteId, IReadOnlyCollection<DiscoveredColumn> proposed, DateOnly today, CancellationToken cancellationToken)
    {
        // Twice in the navigation is one column: the nearer to the top speaks.
        var columns = proposed.Where(column => column.Url.Length <= LongestUrl).OrderBy(column => column.Level).DistinctBy(column => PlainText.Clean(column.Url), StringComparer.Ordinal).ToArray();
        await patience.RunAsync(cancellation => UpsertAsync(siteId, columns, today, cancellation), cancellationToken);
        return [.. (await targets.ReadAsync(new TargetFilter([siteId]), cancellationToken)).SelectMany(site => site.Columns)];
    }

    private async Task<int> UpsertAsync(long siteId, DiscoveredColumn[] columns, DateOnly today, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("""
            INSERT INTO crawl.site_column AS c (site_id, name, url, level, category, confidence, category_reason, source, valid_from)
            SELECT $1, name, url, level, category, confidence, reason, 'discovered', $2
            FROM unnest($3, $4, $5, $6, $7, $8) AS d (name, url, level, category, confidence, reason)
            ON CONFLICT (site_id, url) WHERE valid_to IS NULL DO UPDATE SET
              name = EXCLUDED.name, level = EXCLUDED.level, category = EXCLUDED.category,
              confidence = EXCLUDED.confidence, category_reason = EXCLUDED.category_reason
            WHERE c.source = 'discovered'
              AND (c.name, c.level, c.category, c.confidence, c.category_reason)
                  IS DISTINCT FROM (EXCLUDED.name, EXCLUDED.level, EXCLUDED.category, EXCLUDED.confidence, EXCLUDED.category_reason)
            """);
        command
            .With(siteId)
            .With(today)
            .With<string[]>([.. columns.Select(column => PlainText.Clean(column.Name))])
            .With<string[]>([.. columns.Select(column => PlainText.Clean(column.Url))])
            .With<int[]>([.. columns.Select(column => column.Level)])
            .With<string[]>([.. columns.Select(column => EnumText.ToText(column.Category))])
            .With<double[]>([.. columns.Select(column => column.Confidence)])
            .With<string[]>([.. columns.Select(column => PlainText.Clean(column.Reason))]);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
