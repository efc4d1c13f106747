using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using Npgsql;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>The accounts to look at, with their sources and what is known of each: one round trip however many there are.</summary>
public sealed class AccountTargetReader(NpgsqlDataSource source, DatabasePatience patience)
{
    private const string Accounts = """
        SELECT a.id, a.code, a.unit_id, u.name, a.platform, a.name, a.platform_id, a.registered_on, a.suspended_on, a.cancelled_on, a.since
        FROM asked a JOIN crawl.unit u ON u.id = a.unit_id
        ORDER BY a.id
        """;

    private const string Sources = """
        SELECT s.account_id, s.id, s.kind, s.address, s.zone_minutes, m.etag, m.last_modified
        FROM asked a
        JOIN crawl.account_source s ON s.account_id = a.id AND (s.valid_to IS NULL OR s.valid_to > $1)
        LEFT JOIN crawl.account_source_memory m ON m.source_id = s.id
        ORDER BY s.account_id, s.place, s.id
        """;

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>Those of the filter that count on the moment's day in China, suspended ones too.</summary>
    public Task<IReadOnlyList<AccountTarget>> ReadAsync(AccountFilter filter, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return patience.RunAsync(cancellation => ReadOnceAsync(filter, at, cancellation), cancellationToken);
    }

    private async Task<IReadOnlyList<AccountTarget>> ReadOnceAsync(AccountFilter filter, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var day = MonitoringPoint.DayOf(at);
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(AccountRows.Ask(Sources, day, filter));
        AccountSurroundings.Ask(batch, at, day, filter);
        KnownAccounts.Ask(batch, at, day, filter);
        batch.BatchCommands.Add(AccountRows.Ask(Accounts, day, filter));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var sources = await SourcesAsync(reader, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var (interaction, twins) = await AccountSurroundings.ReadAsync(reader, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var known = await KnownAccounts.ReadAsync(reader, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var targets = new List<AccountTarget>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var id = reader.GetInt64(0);
            targets.Add(new AccountTarget(
                id,
                reader.GetString(1),
                reader.GetInt64(2),
                reader.GetString(3),
                reader.GetString(4),
                reader.GetString(5),
                reader.Text(6),
                AccountRows.StateOn(day, reader.Day(7), reader.Day(8), reader.Day(9)),
                reader.Day(10),
                reader.Day(8),
                reader.Day(9),
                [.. sources[id]],
                [.. interaction[id]],
                [.. twins[id]],
                known.GetValueOrDefault(id, KnownAccount.Nothing)));
        }

        return targets;
    }

    private static async Task<ILookup<long, AccountSourceTarget>> SourcesAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var sources = new List<(long AccountId, AccountSourceTarget Source)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            sources.Add((reader.GetInt64(0), new AccountSourceTarget(
                reader.GetInt64(1),
                reader.Member<AccountSourceKind>(2),
                reader.GetString(3),
                reader.Number(4) is { } minutes ? TimeSpan.FromMinutes(minutes) : China,
                reader.Text(5),
                reader.Text(6))));
        }

        return sources.ToLookup(row => row.AccountId, row => row.Source);
    }
}
