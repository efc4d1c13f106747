using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using Npgsql;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>The latest survey of each site's links at or before a moment, with the list as it stood then. Each link's class, level and time are those
/// of that survey; its text, page and status those of the last survey that saw it like this.</summary>
internal static class LinkSurveys
{
    private const string Latest = """
        SELECT x.* FROM unnest($2) AS asked (site_id)
        CROSS JOIN LATERAL (
          SELECT s.* FROM crawl.link_survey s WHERE s.site_id = asked.site_id AND s.observed_at <= $1 ORDER BY s.observed_at DESC, s.run_id DESC LIMIT 1
        ) x
        """;

    private const string Surveys = $"""
        SELECT s.site_id, s.observed_at, s.not_tested, s.pages, s.link_references, s.addresses, s.requests, s.unproven, s.tallies::text, s.left_out::text
        FROM ({Latest}) s
        """;

    private const string Problems = $"""
        SELECT {SiteLinkRows.Columns}, least(c.checked_at, s.observed_at)
        FROM ({Latest}) s
        JOIN crawl.site_link v ON v.site_id = s.site_id AND v.listed AND v.valid_from <= s.observed_at AND (v.valid_to IS NULL OR v.valid_to > s.observed_at)
        JOIN crawl.link l ON l.id = v.link_id
        JOIN crawl.link_check c ON c.link_id = l.id
        WHERE s.not_tested IS NULL
        ORDER BY v.level, v.id
        """;

    private const string Hidden = $"""
        SELECT s.site_id, h.url, h.page_url, h.text, h.how
        FROM ({Latest}) s
        JOIN crawl.hidden_link h ON h.site_id = s.site_id AND h.first_seen_at <= s.observed_at AND (h.unseen_since IS NULL OR h.unseen_since > s.observed_at)
        WHERE s.not_tested IS NULL
        ORDER BY h.first_seen_at, h.url
        """;

    internal static void Ask(NpgsqlBatch batch, DateTimeOffset asOf, long[] siteIds)
    {
        foreach (var sql in (string[])[Surveys, Problems, Hidden])
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql).WithInstant(asOf).With(siteIds));
    }

    /// <summary>By site; one that was never surveyed by then is not there.</summary>
    internal static async Task<Dictionary<long, LinkObservations>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var surveys = new Dictionary<long, LinkObservations>();
        var problems = new Dictionary<long, List<LinkProblem>>();
        var hidden = new Dictionary<long, List<HiddenLink>>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var site = reader.GetInt64(0);
            surveys[site] = Survey(reader, problems[site] = [], hidden[site] = []);
        }

        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            problems[reader.GetInt64(0)].Add(SiteLinkRows.Read(reader));

        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            hidden[reader.GetInt64(0)].Add(new HiddenLink(reader.GetString(1), reader.GetString(2), reader.Text(3), reader.GetString(4)));
        return surveys;
    }

    private static LinkObservations Survey(NpgsqlDataReader reader, List<LinkProblem> problems, List<HiddenLink> hidden) => new()
    {
        ObservedAt = reader.GetFieldValue<DateTimeOffset>(1),
        NotTested = reader.Text(2),
        Pages = reader.GetInt32(3),
        References = reader.GetInt64(4),
        Addresses = reader.GetInt32(5),
        Requests = reader.GetInt32(6),
        Unproven = reader.GetInt32(7),
        Tallies = SurveyJson.ReadTallies(reader.GetString(8)),
        LeftOut = SurveyJson.ReadLeftOut(reader.GetString(9)),
        Problems = problems,
        Hidden = hidden,
    };
}
