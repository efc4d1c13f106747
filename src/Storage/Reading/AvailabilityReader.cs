using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using Npgsql;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>The week of visits before a monitoring point, by the very functions that the view <c>availability_week</c> shows.</summary>
public sealed class AvailabilityReader(NpgsqlDataSource source, DatabasePatience patience)
{
    private const string Days = "SELECT site_id, from_at, visits, opened, failed, blocked, maintenance, void FROM report.availability_day($1, $2) ORDER BY site_id, from_at";

    private const string Failures = """
        SELECT site_id, visited_at, coalesce(reason, ''), total_ms FROM report.week_visit($1, $2)
        WHERE main AND (worth = 'failed'
          OR worth = 'blocked' AND report.policy_limit($1, 'blockedVisitFails') = 1
          OR worth = 'maintenance' AND report.policy_limit($1, 'maintenanceVisitFails') = 1)
        ORDER BY site_id, visited_at
        """;

    private const string OverIpv6 = """
        SELECT site_id, count(*)::int, (count(*) FILTER (WHERE worth = 'failed'))::int FROM report.week_visit($1, $2)
        WHERE family = 'v6' AND worth IN ('opened', 'failed') AND visited_at >= $1 - interval '24 hours'
        GROUP BY site_id
        """;

    /// <param name="point">The monitoring point; the policy in force then gives the window and what counts.</param>
    /// <param name="siteIds">Those sites; null for all that were open then.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>A site without any visit has its days too, all of them empty.</returns>
    public Task<IReadOnlyDictionary<long, SiteAvailability>> ReadAsync(DateTimeOffset point, IReadOnlyCollection<long>? siteIds, CancellationToken cancellationToken) =>
        patience.RunAsync(cancellation => ReadOnceAsync(point, siteIds is null ? null : [.. siteIds], cancellation), cancellationToken);

    private async Task<IReadOnlyDictionary<long, SiteAvailability>> ReadOnceAsync(DateTimeOffset point, long[]? siteIds, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var days = await ReadAsync(connection, Days, point, siteIds, r => new AvailabilityDay(
            r.GetFieldValue<DateTimeOffset>(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5), r.GetInt32(6), r.GetInt32(7)), cancellationToken);
        var failures = await ReadAsync(connection, Failures, point, siteIds, r => new FailedVisit(r.GetFieldValue<DateTimeOffset>(1), r.GetString(2), r.GetInt32(3)), cancellationToken);
        var overIpv6 = await ReadAsync(connection, OverIpv6, point, siteIds, r => (Visits: r.GetInt32(1), Failed: r.GetInt32(2)), cancellationToken);
        return days.ToDictionary(
            site => site.Key,
            site => new SiteAvailability(
                new AvailabilityObservations
                {
                    From = site.First().From,
                    To = point,
                    Days = [.. site],
                    Failures = [.. failures[site.Key]],
                },
                overIpv6[site.Key].FirstOrDefault().Visits,
                overIpv6[site.Key].FirstOrDefault().Failed));
    }

    private static async Task<ILookup<long, T>> ReadAsync<T>(
        NpgsqlConnection connection, string sql, DateTimeOffset point, long[]? siteIds, Func<NpgsqlDataReader, T> row, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.WithInstant(point);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)siteIds ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Bigint });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<(long Site, T Row)>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add((reader.GetInt64(0), row(reader)));
        return rows.ToLookup(r => r.Site, r => r.Row);
    }
}
