using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using Npgsql;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>The latest IPv6 survey of each site at or before a moment: its figures to the letter, its lists as far as things have not come and gone since.</summary>
internal static class Ipv6Surveys
{
    private const string Latest = """
        SELECT x.* FROM unnest($2) AS asked (site_id)
        CROSS JOIN LATERAL (
          SELECT s.* FROM crawl.ipv6_survey s WHERE s.site_id = asked.site_id AND s.observed_at <= $1 ORDER BY s.observed_at DESC, s.run_id DESC LIMIT 1
        ) x
        """;

    private const string Surveys = $"""
        SELECT s.site_id, s.observed_at, s.not_tested, s.home::text, s.visits, s.failed_visits,
               s.second_found, s.second_counted, s.second_supporting, s.second_left_out::text, s.second_seed,
               s.third_found, s.third_counted, s.third_supporting, s.third_left_out::text, s.third_seed
        FROM ({Latest}) s
        """;

    private const string Links = $"""
        SELECT s.site_id, k.url, k.level, k.page_url, k.reason
        FROM ({Latest}) s
        JOIN crawl.ipv6_link k ON k.site_id = s.site_id AND k.first_seen_at <= s.observed_at AND (k.unseen_since IS NULL OR k.unseen_since > s.observed_at)
        WHERE s.not_tested IS NULL AND CASE k.level WHEN 2 THEN s.second_counted ELSE s.third_counted END IS NOT NULL
        ORDER BY k.level, k.url
        """;

    private const string Gaps = $"""
        SELECT s.site_id, k.host, k.external, k.addresses, k.example, k.reason
        FROM ({Latest}) s
        JOIN crawl.ipv6_gap k ON k.site_id = s.site_id AND k.first_seen_at <= s.observed_at AND (k.unseen_since IS NULL OR k.unseen_since > s.observed_at)
        WHERE s.not_tested IS NULL AND coalesce(s.second_counted, s.third_counted) IS NOT NULL
        ORDER BY k.addresses DESC, k.host
        """;

    internal static void Ask(NpgsqlBatch batch, DateTimeOffset asOf, long[] siteIds)
    {
        foreach (var sql in (string[])[Surveys, Links, Gaps])
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql).WithInstant(asOf).With(siteIds));
    }

    /// <summary>By site; one that was never surveyed by then is not there.</summary>
    internal static async Task<Dictionary<long, Ipv6Observations>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var surveys = new Dictionary<long, Ipv6Observations>();
        var links = new Dictionary<long, List<Ipv6Link>>();
        var gaps = new Dictionary<long, List<Ipv6Gap>>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var site = reader.GetInt64(0);
            surveys[site] = Survey(reader, links[site] = [], gaps[site] = []);
        }

        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            links[reader.GetInt64(0)].Add(new Ipv6Link(reader.GetString(1), reader.GetInt32(2), reader.GetString(3), reader.GetString(4)));

        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            gaps[reader.GetInt64(0)].Add(new Ipv6Gap(reader.GetString(1), reader.GetBoolean(2), reader.GetInt32(3), reader.GetString(4), reader.GetString(5)));
        return surveys;
    }

    private static Ipv6Observations Survey(NpgsqlDataReader reader, List<Ipv6Link> links, List<Ipv6Gap> gaps) => new()
    {
        ObservedAt = reader.GetFieldValue<DateTimeOffset>(1),
        NotTested = reader.Text(2),
        Home = reader.Text(3) is { } home ? SurveyJson.ReadHost(home) : null,
        Visits = reader.GetInt32(4),
        FailedVisits = reader.GetInt32(5),
        SecondLevel = Rate(reader, 6),
        ThirdLevel = Rate(reader, 11),
        FailingLinks = links,
        Gaps = gaps,
    };

    private static Ipv6LinkRate? Rate(NpgsqlDataReader reader, int first) => reader.Number(first) is { } found
        ? new Ipv6LinkRate(found, reader.GetInt32(first + 1), reader.GetInt32(first + 2), SurveyJson.ReadLeftOut(reader.GetString(first + 3)), reader.Number(first + 4))
        : null;
}
