using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>First-seen history: a new item is kept with the date it first showed; an item that shows another date later
/// gets a row that says so. Nothing is ever rewritten.</summary>
internal static class ItemMerge
{
    private static readonly CopyTable<ItemRow> Seen = new CopyTable<ItemRow>("item_seen")
        .BigNumber("column_id", item => item.ColumnId)
        .Key("item_key", KeyOf)
        .Text("url", item => item.Url)
        .Text("title", item => item.Title)
        .Day("shown_date", item => item.ShownDate)
        .Instant("seen_at", item => item.SeenAt);

    /// <summary>An item's identity within its column. A changed title is another item: that is how lists replace entries.</summary>
    internal static Guid KeyOf(ItemRow item)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{item.Url}\n{item.Title}"), hash);
        return new Guid(hash[..16]);
    }

    internal static async Task RunAsync(
        NpgsqlConnection connection, long runId, IReadOnlyList<ItemRow> items, WriteTally tally, CancellationToken cancellationToken)
    {
        if (items.Count == 0)
            return;

        await using (var create = new NpgsqlCommand(
            "CREATE TEMP TABLE item_seen (column_id bigint, item_key uuid, url text, title text, shown_date date, seen_at timestamptz) ON COMMIT DROP", connection))
            await create.ExecuteNonQueryAsync(cancellationToken);
        await Seen.WriteAsync(connection, items, cancellationToken);
        tally.Add(rows: 0, statements: 2);

        // The dates first: what is new in this very run has no earlier date to differ from. One item may stand twice on a
        // page (pinned and in its place): its newest date counts.
        await using var merge = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("""
                    INSERT INTO crawl.list_item_date (item_id, shown_date, seen_at, run_id)
                    SELECT i.id, s.shown_date, s.seen_at, $1
                    FROM (SELECT column_id, item_key, max(shown_date) AS shown_date, max(seen_at) AS seen_at FROM item_seen GROUP BY 1, 2) s
                    JOIN crawl.list_item i USING (column_id, item_key)
                    LEFT JOIN LATERAL (SELECT shown_date FROM crawl.list_item_date d WHERE d.item_id = i.id ORDER BY d.id DESC LIMIT 1) latest ON true
                    WHERE s.shown_date IS DISTINCT FROM coalesce(latest.shown_date, i.first_shown_date)
                      AND s.shown_date IS NOT NULL
                    """).With(runId),
                new NpgsqlBatchCommand("""
                    INSERT INTO crawl.list_item (column_id, item_key, url, title, first_seen_at, first_shown_date)
                    SELECT DISTINCT ON (column_id, item_key) column_id, item_key, url, title, seen_at, shown_date
                    FROM item_seen
                    ORDER BY column_id, item_key, shown_date DESC NULLS LAST
                    ON CONFLICT (column_id, item_key) DO NOTHING
                    """),
            },
        };
        tally.Add(await merge.ExecuteNonQueryAsync(cancellationToken), merge.BatchCommands.Count);
    }
}
