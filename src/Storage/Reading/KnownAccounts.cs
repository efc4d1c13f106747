using FreshnessCrawler.Rules;
using FreshnessCrawler.Storage.Writing;
using Npgsql;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>What earlier looks left of accounts.</summary>
internal static class KnownAccounts
{
    // A look whose turn never came is none. That the platform shows the account, with posts or without, ends the days on which it said that there is none;
    // a look in vain says nothing of it.
    private const string Query = """
        SELECT a.id, newest.published, newest.title, newest.url, recent.moments, look.observed_at, read.observed_at, failures.count, gone.gone_days, gone.observed_at
        FROM asked a
        LEFT JOIN LATERAL (
          SELECT p.published, p.title, p.url FROM crawl.account_post p WHERE p.account_id = a.id AND p.published <= $6 ORDER BY p.published DESC LIMIT 1
        ) newest ON true
        CROSS JOIN LATERAL (
          SELECT ARRAY (SELECT p.published FROM crawl.account_post p WHERE p.account_id = a.id AND p.published <= $6 ORDER BY p.published DESC LIMIT 20) AS moments
        ) recent
        LEFT JOIN LATERAL (
          SELECT o.observed_at FROM crawl.account_observation o WHERE o.account_id = a.id AND o.observed_at <= $6 AND o.reached ORDER BY o.observed_at DESC LIMIT 1
        ) look ON true
        LEFT JOIN LATERAL (
          SELECT o.observed_at FROM crawl.account_observation o WHERE o.account_id = a.id AND o.observed_at <= $6 AND o.access = 'read' ORDER BY o.observed_at DESC LIMIT 1
        ) read ON true
        CROSS JOIN LATERAL (
          SELECT count(*)::int FROM crawl.account_observation o
          WHERE o.account_id = a.id AND o.observed_at > coalesce(read.observed_at, '-infinity') AND o.observed_at <= $6 AND o.reached AND o.access NOT IN ('read', 'notAsked')
        ) failures
        LEFT JOIN LATERAL (
          SELECT o.access, o.gone_days, o.observed_at FROM crawl.account_observation o
          WHERE o.account_id = a.id AND o.observed_at <= $6 AND o.access IN ('gone', 'read', 'undated', 'empty')
          ORDER BY o.observed_at DESC LIMIT 1
        ) gone ON gone.access = 'gone'
        """;

    internal static void Ask(NpgsqlBatch batch, DateTimeOffset at, DateOnly day, AccountFilter filter) =>
        batch.BatchCommands.Add(AccountRows.Ask(Query, day, filter).WithInstant(at));

    internal static async Task<Dictionary<long, KnownAccount>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var known = new Dictionary<long, KnownAccount>();
        while (await reader.ReadAsync(cancellationToken))
        {
            known[reader.GetInt64(0)] = new KnownAccount(
                reader.Instant(1),
                reader.Text(2),
                reader.Text(3),
                await reader.GetFieldValueAsync<DateTimeOffset[]>(4, cancellationToken),
                reader.Instant(5),
                reader.Instant(6),
                reader.GetInt32(7),
                reader.Number(8) ?? 0,
                reader.Instant(9) is { } goneAt ? MonitoringPoint.DayOf(goneAt) : null);
        }

        return known;
    }
}
