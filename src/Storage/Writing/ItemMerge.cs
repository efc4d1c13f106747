using System.Security.Cryptography;
using System.Text;
using FreshnessCrawler.Storage.Mapping;
using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>First-seen history: a new item is kept with the date it first had; an item that has another date later, or the same one from a
/// better source, gets a row that says so. Nothing is ever rewritten. What a reading in doubt saw is not kept.</summary>
internal static class ItemMerge
{
    /// <summary>Each item once with what is known of it, before this run's items are merged. One item may stand twice on a page (pinned and in
    /// its place): its newest date counts.</summary>
    internal const string Known = $"""
        SELECT s.*, i.id AS item_id, coalesce(d.shown_date, i.first_shown_date) AS known_date,
               coalesce(d.date_source, i.date_source) AS known_source, coalesce(d.date_precise, i.date_precise) AS known_precise
        FROM ({Once}) s
        JOIN crawl.list_item i USING (column_id, item_key)
        LEFT JOIN LATERAL (
          SELECT shown_date, date_source, date_precise FROM crawl.list_item_date d WHERE d.item_id = i.id ORDER BY d.id DESC LIMIT 1
        ) d ON true
        """;

    internal const string Once = """
        SELECT DISTINCT ON (column_id, item_key) * FROM item_seen ORDER BY column_id, item_key, shown_date DESC NULLS LAST
        """;

    private const string TemporaryTables = """
        CREATE TEMP TABLE item_seen (
          column_id bigint, item_key uuid, url text, title text, shown_date date, date_source text, precise boolean, pinned boolean, seen_at timestamptz
        ) ON COMMIT DROP;
        CREATE TEMP TABLE reading_seen (
          column_id bigint, observed_at timestamptz, previous_at timestamptz, alike boolean, same_template boolean, dated boolean
        ) ON COMMIT DROP;
        """;

    // Dates and first sightings can be set against the column's previous reading only where the same reader took the same way to the list.
    private const string Readings = """
        INSERT INTO reading_seen
        SELECT r.column_id, r.observed_at, p.observed_at,
               (p.reader_version, p.way, p.source_url) IS NOT DISTINCT FROM (r.reader_version, r.way, r.source_url),
               p.template IS NULL OR p.template IS NOT DISTINCT FROM r.template,
               p.newest_source = 'shown' AND r.newest_source = 'shown'
        FROM unnest($2, $3, $4, $5, $6, $7, $8) AS r (column_id, observed_at, reader_version, way, source_url, template, newest_source)
        LEFT JOIN LATERAL (
          SELECT o.* FROM crawl.column_observation o
          WHERE o.column_id = r.column_id AND o.observed_at < r.observed_at AND o.run_id <> $1 AND o.outcome <> 'notRead' AND o.suspect IS NULL
          ORDER BY o.observed_at DESC LIMIT 1
        ) p ON true
        """;

    // A date that differs, or that is better known than it was; never one from a worse source or a vaguer one.
    private const string NewDates = $"""
        INSERT INTO crawl.list_item_date (item_id, shown_date, seen_at, run_id, date_source, date_precise)
        SELECT k.item_id, k.shown_date, k.seen_at, $1, k.date_source, k.precise
        FROM ({Known}) k
        CROSS JOIN LATERAL (SELECT array_position($2, k.date_source) AS now, array_position($2, k.known_source) AS before) rank
        WHERE k.shown_date IS NOT NULL
          AND CASE
                WHEN k.known_date IS NULL THEN true
                WHEN rank.now <> rank.before THEN rank.now < rank.before
                WHEN k.precise <> k.known_precise THEN k.precise
                ELSE k.shown_date <> k.known_date
              END
        """;

    // An item of the column's first reading, or of the first by another reader or of another list, may have stood there for years.
    private const string NewItems = $"""
        INSERT INTO crawl.list_item (column_id, item_key, url, title, first_seen_at, first_shown_date, date_source, date_precise, baseline)
        SELECT s.column_id, s.item_key, s.url, s.title, s.seen_at, s.shown_date, s.date_source, s.precise,
               NOT coalesce(r.alike AND r.same_template AND r.previous_at IS NOT NULL, EXISTS (SELECT FROM crawl.list_item i WHERE i.column_id = s.column_id))
        FROM ({Once}) s
        LEFT JOIN reading_seen r USING (column_id)
        ON CONFLICT (column_id, item_key) DO NOTHING
        """;

    private static readonly CopyTable<ItemRow> Seen = new CopyTable<ItemRow>("item_seen")
        .BigNumber("column_id", item => item.ColumnId)
        .Key("item_key", KeyOf)
        .Text("url", item => item.Url)
        .Text("title", item => item.Title)
        .Day("shown_date", item => item.ShownDate)
        .Text("date_source", item => EnumText.ToText(item.DateSource))
        .Flag("precise", item => item.Precise)
        .Flag("pinned", item => item.Pinned)
        .Instant("seen_at", item => item.SeenAt);

    private static readonly string[] Sources = [.. Enum.GetValues<Rules.Observations.DateSource>().Order().Select(EnumText.ToText)];

    /// <summary>An item's identity within its column. A changed title is another item: that is how lists replace entries.</summary>
    internal static Guid KeyOf(ItemRow item)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{item.Url}\n{item.Title}"), hash);
        return new Guid(hash[..16]);
    }

    internal static async Task RunAsync(NpgsqlConnection connection, SiteResult result, WriteTally tally, CancellationToken cancellationToken)
    {
        var doubtful = result.Columns.Where(row => row.Observation.Suspect is not null).Select(row => row.Observation.ColumnId).ToHashSet();
        ItemRow[] items = [.. result.Items.Where(item => !doubtful.Contains(item.ColumnId))];
        if (items.Length == 0)
            return;

        await using (var create = new NpgsqlCommand(TemporaryTables, connection))
            await create.ExecuteNonQueryAsync(cancellationToken);
        await Seen.WriteAsync(connection, items, cancellationToken);
        tally.Add(rows: 0, statements: 3);

        await using var merge = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                OfReadings(result),
                new NpgsqlBatchCommand(DateSigns.OfKnownItems).With(result.RunId).With(result.SiteId),
                new NpgsqlBatchCommand(NewDates).With(result.RunId).With(Sources),
                new NpgsqlBatchCommand(NewItems),
                new NpgsqlBatchCommand(DateSigns.OfNewItems).With(result.RunId).With(result.SiteId),
            },
        };
        tally.Add(await merge.ExecuteNonQueryAsync(cancellationToken), merge.BatchCommands.Count);
    }

    private static NpgsqlBatchCommand OfReadings(SiteResult result)
    {
        ColumnRow[] rows = [.. result.Columns.Where(row => row.Observation is { Suspect: null, Outcome: not Rules.Observations.ReadingOutcome.NotRead })];
        return new NpgsqlBatchCommand(Readings)
            .With(result.RunId)
            .With<long[]>([.. rows.Select(row => row.Observation.ColumnId)])
            .With<DateTime[]>([.. rows.Select(row => row.Observation.ObservedAt.UtcDateTime)])
            .With<int[]>([.. rows.Select(row => row.ReaderVersion)])
            .With<string[]>([.. rows.Select(row => PlainText.Clean(row.Way))])
            .With<string?[]>([.. rows.Select(row => row.SourceUrl is { } url ? PlainText.Clean(url) : null)])
            .With<string?[]>([.. rows.Select(row => row.Template is { } template ? PlainText.Clean(template) : null)])
            .With<string?[]>([.. rows.Select(row => row.Observation.Newest is null ? null : EnumText.ToText(row.Observation.NewestSource))]);
    }
}
