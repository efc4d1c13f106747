using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Mapping;
using FreshnessCrawler.Storage.Writing;
using Npgsql;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>What is stored of addresses and of a site's bad links, for its next survey: one round trip however many are asked for.</summary>
public sealed class LinkMemory(NpgsqlDataSource source, DatabasePatience patience)
{
    /// <param name="urls">The addresses whose latest test is wanted; the site's problems are given whether or not they are among them.</param>
    public Task<KnownLinks> RecallAsync(long siteId, IReadOnlyCollection<string> urls, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(urls);
        return patience.RunAsync(cancellation => RecallOnceAsync(siteId, urls, cancellation), cancellationToken);
    }

    private async Task<KnownLinks> RecallOnceAsync(long siteId, IReadOnlyCollection<string> urls, CancellationToken cancellationToken)
    {
        // The address's newest test may be another site's, and have found something else: then the problem keeps the time of its own.
        var problems = new NpgsqlBatchCommand($"""
            SELECT {SiteLinkRows.Columns}, CASE WHEN l.class = v.class THEN greatest(c.checked_at, v.checked_at) ELSE v.checked_at END
            FROM crawl.site_link v
            JOIN crawl.link l ON l.id = v.link_id
            JOIN crawl.link_check c ON c.link_id = l.id
            WHERE v.site_id = $1 AND v.valid_to IS NULL
            ORDER BY v.level, v.id
            """).With(siteId);
        var asked = urls.Where(StoredAddress.IsKept).ToLookup(StoredAddress.KeyOf);
        var tests = new NpgsqlBatchCommand("""
            SELECT l.url_key, l.class, l.http_status, l.final_url, l.detail, l.broken_since, c.checked_at, l.lapsed_name
            FROM unnest($1) AS asked (url_key)
            JOIN crawl.link l USING (url_key)
            JOIN crawl.link_check c ON c.link_id = l.id
            """).With<Guid[]>([.. asked.Select(same => same.Key)]);
        var survey = new NpgsqlBatchCommand("""
            SELECT s.observed_at, (SELECT coalesce(sum((t ->> 'count')::integer), 0) FROM jsonb_array_elements(s.tallies) t WHERE (t ->> 'level')::integer = 1)::integer
            FROM crawl.link_survey s
            WHERE s.site_id = $1 AND s.not_tested IS NULL
            ORDER BY s.observed_at DESC, s.run_id DESC LIMIT 1
            """).With(siteId);
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(problems);
        batch.BatchCommands.Add(tests);
        batch.BatchCommands.Add(survey);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var known = new List<LinkProblem>();
        while (await reader.ReadAsync(cancellationToken))
            known.Add(SiteLinkRows.Read(reader));

        await reader.NextResultAsync(cancellationToken);
        var found = new Dictionary<string, LinkTest>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            foreach (var url in asked[reader.GetGuid(0)])
                found[url] = Test(url, reader);
        }

        await reader.NextResultAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return new KnownLinks(known, found);
        return new KnownLinks(known, found) { SurveyedAt = reader.GetFieldValue<DateTimeOffset>(0), HomeAddresses = reader.GetInt32(1) };
    }

    private static LinkTest Test(string url, NpgsqlDataReader reader) => new(
        url,
        EnumText.FromText<LinkClass>(reader.GetString(1)),
        reader.Number(2),
        reader.Text(3),
        reader.Text(4),
        reader.Instant(5),
        reader.GetFieldValue<DateTimeOffset>(6))
    {
        LapsedName = reader.GetBoolean(7),
    };
}
