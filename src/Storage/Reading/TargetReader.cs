using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Mapping;
using FreshnessCrawler.Storage.Writing;
using Npgsql;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>The sites to visit with their columns and what is known of each, in one query however many there are.</summary>
public sealed class TargetReader(NpgsqlDataSource source, DatabasePatience patience, TimeProvider time)
{
    private const string Query = """
        SELECT s.id, s.code, s.name, u.name, s.url,
               EXISTS (SELECT FROM crawl.site_column r
                       WHERE r.site_id = s.id AND r.source = 'registered' AND r.category <> 'home' AND crawl.open_on(r.valid_from, r.valid_to, $1)),
               c.id, c.name, c.url, c.category, c.level, c.limit_days, c.exempt_until, c.exempt_reason, c.exempt_by, c.source, c.confidence,
               k.outcome, k.newest, k.newest_title, k.newest_url, k.item_count, k.observed_at, k.reader_version, k.etag, k.last_modified,
               k.newest_source, k.template, k.way, k.source_url, p.place, p.place_detail, p.observed_at, doubt.nights,
               EXISTS (SELECT FROM crawl.reader_acceptance a WHERE a.column_id = c.id AND a.accepted_at > k.observed_at),
               c.page_type, c.page_name
        FROM crawl.site s
        JOIN crawl.unit u ON u.id = s.unit_id
        LEFT JOIN crawl.site_column c ON c.site_id = s.id AND crawl.open_on(c.valid_from, c.valid_to, $1) AND ($4 OR c.id = ANY ($5))
        LEFT JOIN LATERAL (
          SELECT o.* FROM crawl.column_observation o
          WHERE o.column_id = c.id AND o.outcome <> 'notRead' AND o.suspect IS NULL
          ORDER BY o.observed_at DESC LIMIT 1
        ) k ON true
        LEFT JOIN LATERAL (
          SELECT o.place, o.place_detail, o.observed_at FROM crawl.column_observation o
          WHERE o.column_id = c.id AND o.place <> 'unknown'
          ORDER BY o.observed_at DESC LIMIT 1
        ) p ON true
        LEFT JOIN LATERAL (
          SELECT count(DISTINCT crawl.day_of(o.observed_at))::int AS nights FROM crawl.column_observation o
          WHERE o.column_id = c.id AND o.observed_at > k.observed_at AND o.suspect IS NOT NULL AND crawl.day_of(o.observed_at) < $1
        ) doubt ON true
        WHERE crawl.open_on(s.valid_from, s.valid_to, $1)
          AND ($2 OR s.id = ANY ($3))
          AND ($6 OR s.code = ANY ($7))
          AND ($4 OR c.id IS NOT NULL)
        ORDER BY s.id, c.category <> 'home', c.level, c.id
        """;

    /// <summary>The addresses of all open sites that have one.</summary>
    public Task<IReadOnlyList<string>> ReadAddressesAsync(CancellationToken cancellationToken) => patience.RunAsync<IReadOnlyList<string>>(
        async cancellation =>
        {
            await using var command = source.CreateCommand("SELECT url FROM crawl.site WHERE url IS NOT NULL AND crawl.open_on(valid_from, valid_to, $1) ORDER BY id");
            command.With(MonitoringPoint.DayOf(time.GetUtcNow()));
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var addresses = new List<string>();
            while (await reader.ReadAsync(cancellation)) addresses.Add(reader.GetString(0));
            return addresses;
        },
        cancellationToken);

    public Task<IReadOnlyList<SiteTarget>> ReadAsync(TargetFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return patience.RunAsync(cancellation => ReadOnceAsync(filter, cancellation), cancellationToken);
    }

    private async Task<IReadOnlyList<SiteTarget>> ReadOnceAsync(TargetFilter filter, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(Query);
        command
            .With(MonitoringPoint.DayOf(time.GetUtcNow()))
            .With(filter.SiteIds is null).With<long[]>([.. filter.SiteIds ?? []])
            .With(filter.ColumnIds is null).With<long[]>([.. filter.ColumnIds ?? []])
            .With(filter.SiteCodes is null).With<string[]>([.. filter.SiteCodes ?? []]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var sites = new List<SiteTarget>();
        var columns = new List<ColumnTarget>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (sites.Count == 0 || sites[^1].SiteId != reader.GetInt64(0))
            {
                columns = [];
                sites.Add(new SiteTarget(
                    reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.Text(4),
                    WholeSite: filter.ColumnIds is null, columns)
                {
                    HasRegisteredColumns = reader.GetBoolean(5),
                });
            }

            if (!reader.IsDBNull(6))
                columns.Add(Column(reader));
        }

        return sites;
    }

    private static ColumnTarget Column(NpgsqlDataReader reader) => new(
        reader.GetInt64(6),
        reader.GetString(7),
        reader.GetString(8),
        EnumText.FromText<ColumnCategory>(reader.GetString(9)),
        reader.GetInt32(10),
        reader.Number(11),
        reader.Exemption(12),
        EnumText.FromText<ColumnSource>(reader.GetString(15)),
        reader.GetDouble(16),
        reader.IsDBNull(17) ? null : Known(reader))
    {
        PageType = reader.Text(35),
        PageName = reader.Text(36),
    };

    private static KnownReading Known(NpgsqlDataReader reader) => new(
        EnumText.FromText<ReadingOutcome>(reader.GetString(17)),
        reader.Day(18),
        reader.Text(19),
        reader.Text(20),
        reader.GetInt32(21),
        reader.GetFieldValue<DateTimeOffset>(22),
        reader.GetInt32(23),
        reader.Text(24),
        reader.Text(25))
    {
        NewestSource = reader.Text(26) is { } source ? EnumText.FromText<DateSource>(source) : DateSource.Shown,
        Template = reader.Text(27),
        Way = reader.GetString(28),
        SourceUrl = reader.Text(29),
        Place = reader.Text(30) is { } place ? EnumText.FromText<ColumnPlace>(place) : ColumnPlace.Unknown,
        PlaceDetail = reader.Text(31),
        PlaceAt = reader.Instant(32),
        SuspectNights = reader.GetInt32(33),
        Accepted = reader.GetBoolean(34),
    };
}
