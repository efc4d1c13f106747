using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Mapping;
using FreshnessCrawler.Storage.Writing;
using Npgsql;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>The accounts that count on a day as the registry had them then: the beginning of every query about them.</summary>
internal static class AccountRows
{
    /// <summary>$1 the day, $2 and $3 whether all codes are asked for and which, $4 and $5 likewise by identity. Gives <c>counted</c>, all of
    /// that day, and <c>asked</c>, those of them that are asked for.</summary>
    // Where the registry no longer gives a suspension, the one that ended later than the day held on it.
    internal const string Asked = """
        WITH counted AS (
          SELECT a.id, a.code, a.unit_id, a.platform, coalesce(renamed.before, a.name) AS name, a.platform_id,
                 a.registered_on, a.cancelled_on, coalesce(a.suspended_on, ended.suspended_on) AS suspended_on,
                 greatest(a.registered_on, resumed."on") AS since
          FROM crawl.account a
          LEFT JOIN (
            SELECT DISTINCT ON (account_id) account_id, before FROM crawl.account_change
            WHERE kind = 'renamed' AND "on" > $1 AND before IS NOT NULL
            ORDER BY account_id, "on", id
          ) renamed ON renamed.account_id = a.id
          LEFT JOIN (
            SELECT DISTINCT ON (account_id) account_id, before::date AS suspended_on FROM crawl.account_change
            WHERE kind = 'resumed' AND "on" > $1 AND before IS NOT NULL
            ORDER BY account_id, "on", id
          ) ended ON ended.account_id = a.id
          LEFT JOIN (
            SELECT account_id, max("on") AS "on" FROM crawl.account_change WHERE kind = 'resumed' AND "on" <= $1 GROUP BY account_id
          ) resumed ON resumed.account_id = a.id
          WHERE crawl.account_counts(a.registered_on, a.cancelled_on, a.valid_from, a.valid_to, $1)
        ), asked AS (
          SELECT * FROM counted WHERE ($2 OR code = ANY ($3)) AND ($4 OR id = ANY ($5))
        )
        """;

    internal static NpgsqlBatchCommand Ask(string query, DateOnly day, AccountFilter filter) => new NpgsqlBatchCommand($"{Asked}\n{query}")
        .With(day)
        .With(filter.Codes is null).With<string[]>([.. filter.Codes ?? []])
        .With(filter.AccountIds is null).With<long[]>([.. filter.AccountIds ?? []]);

    internal static AccountState StateOn(DateOnly day, DateOnly? registeredOn, DateOnly? suspendedOn, DateOnly? cancelledOn) =>
        cancelledOn <= day ? AccountState.Cancelled
        : registeredOn > day ? AccountState.NotYet
        : suspendedOn <= day ? AccountState.Suspended
        : AccountState.Active;

    internal static TEnum Member<TEnum>(this NpgsqlDataReader reader, int ordinal) where TEnum : struct, Enum => EnumText.FromText<TEnum>(reader.GetString(ordinal));
}
