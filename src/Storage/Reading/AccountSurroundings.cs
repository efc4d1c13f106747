using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using Npgsql;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>What is known of accounts beside their posts: how one can interact with them, and which others look like the same.</summary>
internal static class AccountSurroundings
{
    // The latest day counts, of one day the latest entry: a person's record first, then what the program saw.
    private const string Interaction = """
        SELECT a.id, p.checked_on, p.effective, p.channel, p.evidence, p."by"
        FROM asked a
        CROSS JOIN LATERAL (
          SELECT * FROM crawl.account_interaction i WHERE i.account_id = a.id AND i.checked_on <= $1 ORDER BY i.checked_on DESC, i.entered_at DESC, i.id DESC LIMIT 1
        ) p
        UNION ALL
        SELECT a.id, (o.interaction ->> 'day')::date, (o.interaction ->> 'effective')::boolean, o.interaction ->> 'channel', o.interaction ->> 'evidence', NULL
        FROM asked a
        CROSS JOIN LATERAL (
          SELECT o.interaction FROM crawl.account_observation o WHERE o.account_id = a.id AND o.interaction IS NOT NULL AND o.observed_at <= $6
          ORDER BY o.observed_at DESC LIMIT 1
        ) o
        """;

    // Of many that are alike each is told of some: ten are enough for a person to see it.
    private const string Twins = """
        , in_use AS (
          SELECT *,
                 row_number() OVER (PARTITION BY platform, platform_id ORDER BY id) AS of_id,
                 row_number() OVER (PARTITION BY platform, name ORDER BY id) AS of_name,
                 row_number() OVER (PARTITION BY platform, unit_id ORDER BY id) AS of_unit
          FROM counted WHERE suspended_on IS NULL OR suspended_on > $1
        ), pair AS (
          SELECT a.id, t.id AS twin, 1 AS likeness FROM asked a JOIN in_use t ON t.platform = a.platform AND t.platform_id = a.platform_id AND t.of_id <= 11
          UNION ALL
          SELECT a.id, t.id, 2 FROM asked a JOIN in_use t ON t.platform = a.platform AND t.name = a.name AND t.of_name <= 11
          UNION ALL
          SELECT a.id, t.id, 3 FROM asked a JOIN in_use t ON t.platform = a.platform AND t.unit_id = a.unit_id AND t.of_unit <= 11
        ), nearest AS (
          SELECT id, twin, min(likeness) AS likeness FROM pair WHERE id <> twin GROUP BY id, twin
        )
        SELECT n.id, t.code, t.name, u.name, n.likeness
        FROM nearest n JOIN in_use t ON t.id = n.twin JOIN crawl.unit u ON u.id = t.unit_id
        ORDER BY n.id, n.likeness, t.id
        """;

    internal static void Ask(NpgsqlBatch batch, DateTimeOffset at, DateOnly day, AccountFilter filter)
    {
        batch.BatchCommands.Add(AccountRows.Ask(Interaction, day, filter).WithInstant(at));
        batch.BatchCommands.Add(AccountRows.Ask(Twins, day, filter));
    }

    /// <summary>Reads both results, the second after the first.</summary>
    internal static async Task<(ILookup<long, InteractionRecord> Interaction, ILookup<long, AccountTwin> Twins)> ReadAsync(
        NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var records = new List<(long Id, InteractionRecord Record)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            records.Add((reader.GetInt64(0), new InteractionRecord(
                await reader.GetFieldValueAsync<DateOnly>(1, cancellationToken), reader.GetBoolean(2), reader.GetString(3), reader.GetString(4), reader.Text(5))));
        }

        await reader.NextResultAsync(cancellationToken);
        var twins = new List<(long Id, AccountTwin Twin)>();
        while (await reader.ReadAsync(cancellationToken))
            twins.Add((reader.GetInt64(0), new AccountTwin(reader.GetString(1), reader.GetString(2), reader.GetString(3), Why(reader.GetInt32(4)))));
        return (records.ToLookup(row => row.Id, row => row.Record), twins.ToLookup(row => row.Id, row => row.Twin));
    }

    private static string Why(int likeness) => likeness switch
    {
        1 => "平台账号相同",
        2 => "名称相同",
        _ => "同一单位在同一平台另有账号",
    };
}
