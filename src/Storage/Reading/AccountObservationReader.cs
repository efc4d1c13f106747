using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using Npgsql;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>What was seen of accounts up to a moment, to be judged again without asking anybody.</summary>
public sealed class AccountObservationReader(NpgsqlDataSource source, DatabasePatience patience)
{
    private const string NeverObserved = "截至该时间点尚无观测";

    private const string Query = """
        SELECT a.id, a.code, u.name, a.platform, a.name, a.registered_on, a.suspended_on, a.cancelled_on,
               o.observed_at, o.access, o.reason, o.source_kind, o.as_of, o.posts, o.newest, o.newest_title, o.newest_url, o.newest_remembered, o.name_seen, o.gone_days, a.since
        FROM asked a
        JOIN crawl.unit u ON u.id = a.unit_id
        LEFT JOIN LATERAL (
          SELECT x.* FROM crawl.account_observation x WHERE x.account_id = a.id AND x.observed_at <= $6 AND x.reached ORDER BY x.observed_at DESC LIMIT 1
        ) o ON true
        ORDER BY a.id
        """;

    /// <summary>For each account that counts on the moment's day its latest observation by then, with the registry as of that day; one that was never
    /// observed is there as not asked.</summary>
    public Task<IReadOnlyList<AccountObservation>> ReadAsync(DateTimeOffset asOf, CancellationToken cancellationToken) =>
        patience.RunAsync(cancellation => ReadOnceAsync(asOf, cancellation), cancellationToken);

    private async Task<IReadOnlyList<AccountObservation>> ReadOnceAsync(DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var day = MonitoringPoint.DayOf(asOf);
        var all = new AccountFilter();
        await using var batch = source.CreateBatch();
        AccountSurroundings.Ask(batch, asOf, day, all);
        batch.BatchCommands.Add(AccountRows.Ask(Query, day, all).WithInstant(asOf));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var (interaction, twins) = await AccountSurroundings.ReadAsync(reader, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var observations = new List<AccountObservation>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var observation = Observation(reader, asOf, day);
            observations.Add(observation with { Interaction = [.. interaction[observation.AccountId]], Twins = [.. twins[observation.AccountId]] });
        }

        return observations;
    }

    private static AccountObservation Observation(NpgsqlDataReader reader, DateTimeOffset asOf, DateOnly day)
    {
        var observed = !reader.IsDBNull(8);
        return new AccountObservation
        {
            AccountId = reader.GetInt64(0),
            Code = reader.GetString(1),
            Unit = reader.GetString(2),
            Platform = reader.GetString(3),
            Name = reader.GetString(4),
            State = AccountRows.StateOn(day, reader.Day(5), reader.Day(6), reader.Day(7)),
            Since = reader.Day(20),
            SuspendedOn = reader.Day(6),
            CancelledOn = reader.Day(7),
            ObservedAt = reader.Instant(8) ?? asOf,
            Access = observed ? reader.Member<AccountAccess>(9) : AccountAccess.NotAsked,
            Reason = observed ? reader.Text(10) : NeverObserved,
            Source = reader.Text(11) is null ? null : reader.Member<AccountSourceKind>(11),
            AsOf = reader.Instant(12),
            Posts = reader.Number(13) ?? 0,
            Newest = reader.Instant(14),
            NewestTitle = reader.Text(15),
            NewestUrl = reader.Text(16),
            NewestRemembered = observed && reader.GetBoolean(17),
            NameSeen = reader.Text(18),
            GoneDays = reader.Number(19) ?? 0,
        };
    }
}
