using System.Text;
using FreshnessCrawler.Storage.Mapping;
using FreshnessCrawler.Storage.Reading;
using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>Keeps the columns that were discovered. What a person registered is never touched, and a column that is gone
/// from the navigation stays: missing proves nothing. A site with registered columns gets no others: an import may have brought
/// them since the crawl looked, and has closed what was discovered before.</summary>
public sealed class ColumnRegistrar(NpgsqlDataSource source, TargetReader targets, DatabasePatience patience)
{
    /// <summary>In bytes as PostgreSQL keeps them: an entry of the index that keeps addresses unique has 2,704 at most, and a
    /// Chinese character takes three. An address beyond this is no column.</summary>
    private const int LongestUrl = 2000;

    /// <summary>All open columns of the site thereafter, its home page first.</summary>
    public async Task<IReadOnlyList<ColumnTarget>> SaveDiscoveredAsync(
        long siteId, IReadOnlyCollection<DiscoveredColumn> proposed, DateOnly today, CancellationToken cancellationToken)
    {
        // Twice in the navigation is one column: the nearer to the top speaks.
        var columns = proposed
            .Select(column => column with { Name = PlainText.Clean(column.Name), Url = PlainText.Clean(column.Url), Reason = PlainText.Clean(column.Reason) })
            .Where(column => Encoding.UTF8.GetByteCount(column.Url) <= LongestUrl)
            .OrderBy(column => column.Level)
            .DistinctBy(column => column.Url, StringComparer.Ordinal)
            .ToArray();
        await patience.RunAsync(cancellation => UpsertAsync(siteId, columns, today, cancellation), cancellationToken);
        return [.. (await targets.ReadAsync(new TargetFilter([siteId]), cancellationToken)).SelectMany(site => site.Columns)];
    }

    /// <summary>Keeps what the columns' pages say of themselves, with the classes reasoned from it. What a person registered meanwhile is left alone.</summary>
    public Task<int> SaveReasonedAsync(IReadOnlyCollection<ReasonedColumn> columns, CancellationToken cancellationToken) =>
        patience.RunAsync(cancellation => UpdateAsync(columns, cancellation), cancellationToken);

    private async Task<int> UpdateAsync(IReadOnlyCollection<ReasonedColumn> columns, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("""
            UPDATE crawl.site_column AS c
            SET page_type = d.page_type, page_name = d.page_name, category = d.category, confidence = d.confidence,
                category_reason = coalesce(d.reason, c.category_reason)
            FROM unnest($1, $2, $3, $4, $5, $6) AS d (id, page_type, page_name, category, confidence, reason)
            WHERE c.id = d.id AND c.source = 'discovered' AND c.valid_to IS NULL
              AND (c.page_type, c.page_name, c.category, c.confidence, c.category_reason)
                  IS DISTINCT FROM (d.page_type, d.page_name, d.category, d.confidence, coalesce(d.reason, c.category_reason))
            """);
        command
            .With<long[]>([.. columns.Select(column => column.ColumnId)])
            .With<string?[]>([.. columns.Select(column => Clean(column.PageType))])
            .With<string?[]>([.. columns.Select(column => Clean(column.PageName))])
            .With<string[]>([.. columns.Select(column => EnumText.ToText(column.Category))])
            .With<double[]>([.. columns.Select(column => column.Confidence)])
            .With<string?[]>([.. columns.Select(column => Clean(column.Reason))]);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string? Clean(string? text) => text is null ? null : PlainText.Clean(text);

    private async Task<int> UpsertAsync(long siteId, DiscoveredColumn[] columns, DateOnly today, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("""
            INSERT INTO crawl.site_column AS c (site_id, name, url, level, category, confidence, category_reason, source, valid_from)
            SELECT $1, name, url, level, category, confidence, reason, 'discovered', $2
            FROM unnest($3, $4, $5, $6, $7, $8) AS d (name, url, level, category, confidence, reason)
            WHERE NOT EXISTS (
              SELECT FROM crawl.site_column r
              WHERE r.site_id = $1 AND r.source = 'registered' AND r.category <> 'home' AND crawl.open_on(r.valid_from, r.valid_to, $2))
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
            .With<string[]>([.. columns.Select(column => column.Name)])
            .With<string[]>([.. columns.Select(column => column.Url)])
            .With<int[]>([.. columns.Select(column => column.Level)])
            .With<string[]>([.. columns.Select(column => EnumText.ToText(column.Category))])
            .With<double[]>([.. columns.Select(column => column.Confidence)])
            .With<string[]>([.. columns.Select(column => column.Reason)]);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
