using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Mapping;
using FreshnessCrawler.Storage.Writing;
using Npgsql;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>The items that were ever seen in columns, with their dates: for lists that show none, and so that an article read once is not
/// fetched again. All of a column's history, because an old item may come up again and must not pass for new.</summary>
public sealed class KnownItemReader(NpgsqlDataSource source, DatabasePatience patience)
{
    /// <summary>The items of one column.</summary>
    public async Task<KnownItems> ReadAsync(long columnId, CancellationToken cancellationToken) =>
        (await ReadAsync([columnId], cancellationToken))[columnId];

    /// <summary>For each of the columns its items, in one query however many there are; one that was never read has none.</summary>
    public Task<IReadOnlyDictionary<long, KnownItems>> ReadAsync(IReadOnlyCollection<long> columnIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(columnIds);
        return patience.RunAsync(cancellation => ReadOnceAsync(columnIds, cancellation), cancellationToken);
    }

    private async Task<IReadOnlyDictionary<long, KnownItems>> ReadOnceAsync(IReadOnlyCollection<long> columnIds, CancellationToken cancellationToken)
    {
        var columns = columnIds.Distinct().ToDictionary(id => id, _ => new KnownItems());
        await using var command = source.CreateCommand("""
            SELECT i.column_id, i.url, i.title, i.first_seen_at,
                   coalesce(d.shown_date, i.first_shown_date), coalesce(d.date_source, i.date_source), coalesce(d.date_precise, i.date_precise), i.baseline
            FROM crawl.list_item i
            LEFT JOIN LATERAL (
              SELECT x.shown_date, x.date_source, x.date_precise FROM crawl.list_item_date x WHERE x.item_id = i.id ORDER BY x.id DESC LIMIT 1
            ) d ON true
            WHERE i.column_id = ANY ($1)
            """);
        await using var reader = await command.With<long[]>([.. columns.Keys]).ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            columns[reader.GetInt64(0)].Add(new KnownItem(
                reader.GetString(1),
                reader.GetString(2),
                await reader.GetFieldValueAsync<DateTimeOffset>(3, cancellationToken),
                reader.Day(4),
                EnumText.FromText<DateSource>(reader.GetString(5)),
                reader.GetBoolean(6),
                reader.GetBoolean(7)));
        }

        return columns;
    }
}
