using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Mapping;
using FreshnessCrawler.Storage.Writing;
using Npgsql;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>What was seen up to a moment, to be judged again without a crawl.</summary>
public sealed class ObservationReader(NpgsqlDataSource source, AvailabilityReader availability, DatabasePatience patience)
{
    private const string NeverObserved = "截至该时间点尚无观测";

    /// <summary>For each open site each open column with its latest observation at or before the moment; one that was never
    /// observed is there as not read, so that no count over the site forgets it. And with its latest surveys by then, or null where it had none.</summary>
    public Task<IReadOnlyList<SiteObservations>> ReadAsync(DateTimeOffset asOf, IReadOnlyCollection<long>? siteIds, CancellationToken cancellationToken) =>
        patience.RunAsync(cancellation => ReadOnceAsync(asOf, siteIds, cancellation), cancellationToken);

    private async Task<IReadOnlyList<SiteObservations>> ReadOnceAsync(DateTimeOffset asOf, IReadOnlyCollection<long>? siteIds, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("""
            SELECT s.id, s.code, s.name,
                   c.id, c.name, c.url, c.category, c.level, c.limit_days, c.exempt_until, c.exempt_reason, c.exempt_by, c.source, c.confidence,
                   o.outcome, o.reason, o.newest, o.newest_title, o.newest_url, o.item_count, o.observed_at,
                   o.newest_source, o.place, o.place_detail, o.suspect
            FROM crawl.site s
            JOIN crawl.site_column c ON c.site_id = s.id AND crawl.open_on(c.valid_from, c.valid_to, $1)
            LEFT JOIN LATERAL (
              SELECT x.* FROM crawl.column_observation x
              WHERE x.column_id = c.id AND x.observed_at <= $2
              ORDER BY x.observed_at DESC LIMIT 1
            ) o ON true
            WHERE crawl.open_on(s.valid_from, s.valid_to, $1) AND s.url IS NOT NULL AND ($3 OR s.id = ANY ($4))
            ORDER BY s.id, c.category <> 'home', c.level, c.id
            """);
        command.With(MonitoringPoint.DayOf(asOf)).WithInstant(asOf).With(siteIds is null).With<long[]>([.. siteIds ?? []]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var sites = new List<SiteObservations>();
        var columns = new List<ColumnObservation>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (sites.Count == 0 || sites[^1].SiteId != reader.GetInt64(0))
            {
                columns = [];
                sites.Add(new SiteObservations { SiteId = reader.GetInt64(0), Code = reader.GetString(1), Name = reader.GetString(2), WholeSite = true, Columns = columns });
            }

            columns.Add(Observation(reader, asOf));
        }

        await reader.CloseAsync();
        return await WithSurveysAsync(sites, asOf, cancellationToken);
    }

    private async Task<IReadOnlyList<SiteObservations>> WithSurveysAsync(List<SiteObservations> sites, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        long[] siteIds = [.. sites.Select(site => site.SiteId)];
        await using var batch = source.CreateBatch();
        LinkSurveys.Ask(batch, asOf, siteIds);
        Ipv6Surveys.Ask(batch, asOf, siteIds);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var links = await LinkSurveys.ReadAsync(reader, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var ipv6 = await Ipv6Surveys.ReadAsync(reader, cancellationToken);
        var visits = await availability.ReadAsync(asOf, siteIds, cancellationToken);
        return [.. sites.Select(site => site with
        {
            Links = links.GetValueOrDefault(site.SiteId),
            Ipv6 = ipv6.GetValueOrDefault(site.SiteId),
            Availability = visits.GetValueOrDefault(site.SiteId)?.Observations,
        })];
    }

    private static ColumnObservation Observation(NpgsqlDataReader reader, DateTimeOffset asOf)
    {
        var observed = !reader.IsDBNull(14);
        return new ColumnObservation
        {
            ColumnId = reader.GetInt64(3),
            Name = reader.GetString(4),
            Url = reader.GetString(5),
            Category = EnumText.FromText<ColumnCategory>(reader.GetString(6)),
            Level = reader.GetInt32(7),
            LimitDays = reader.Number(8),
            Exemption = reader.Exemption(9),
            Source = EnumText.FromText<ColumnSource>(reader.GetString(12)),
            Confidence = reader.GetDouble(13),
            Outcome = observed ? EnumText.FromText<ReadingOutcome>(reader.GetString(14)) : ReadingOutcome.NotRead,
            Reason = observed ? reader.Text(15) : NeverObserved,
            Newest = reader.Day(16),
            NewestTitle = reader.Text(17),
            NewestUrl = reader.Text(18),
            ItemCount = reader.Number(19) ?? 0,
            NewestSource = reader.Text(21) is { } source ? EnumText.FromText<DateSource>(source) : DateSource.Shown,
            Place = reader.Text(22) is { } place ? EnumText.FromText<ColumnPlace>(place) : ColumnPlace.Unknown,
            PlaceDetail = reader.Text(23),
            Suspect = reader.Text(24),
            ObservedAt = observed ? reader.GetFieldValue<DateTimeOffset>(20) : asOf,
        };
    }
}
