using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Mapping;
using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>A site's list of links that are not fine, after its addresses were merged. Only proof ends one: it is mended where the newest test of
/// its address is fine, and gone where the survey says so. One that the survey merely did not meet stays, as not listed.</summary>
internal static class SiteLinkMerge
{
    internal const string TemporaryTable = """
        CREATE TEMP TABLE problem_seen (
          url_key uuid, class text, kind text, external boolean, level integer, page_url text, text text, pages integer,
          http_status integer, detail text, lapsed_name boolean, was_broken boolean, since timestamptz, checked_at timestamptz
        ) ON COMMIT DROP;
        """;

    private const int LongestText = 300;
    private const int LongestDetail = 500;

    // Parameters of all three: site, when, run.
    private const string End = """
        UPDATE crawl.site_link v SET valid_to = $2, to_run_id = $3, ending = fate.ending
        FROM (
          SELECT v.id, CASE
              WHEN s.url_key IS NOT NULL THEN CASE WHEN NOT v.listed OR (v.class, v.external, v.level) <> (s.class, s.external, s.level) THEN 'changed' END
              WHEN l.class IN ('ok', 'moved') THEN 'mended'
              WHEN l.url_key = ANY ($4) THEN 'gone'
              WHEN v.listed THEN 'changed'
            END AS ending
          FROM crawl.site_link v
          JOIN crawl.link l ON l.id = v.link_id
          LEFT JOIN problem_seen s ON s.url_key = l.url_key
          WHERE v.site_id = $1 AND v.valid_to IS NULL
        ) fate
        WHERE v.id = fate.id AND fate.ending IS NOT NULL
        """;

    private const string Touch = """
        UPDATE crawl.site_link v SET
          kind = s.kind, page_url = s.page_url, text = s.text, pages = s.pages, http_status = s.http_status, detail = s.detail,
          lapsed_name = s.lapsed_name, was_broken = s.was_broken, since = s.since, checked_at = s.checked_at
        FROM problem_seen s JOIN crawl.link l USING (url_key)
        WHERE v.site_id = $1 AND v.link_id = l.id AND v.valid_to IS NULL
          AND (v.kind, v.page_url, v.text, v.pages, v.http_status, v.lapsed_name, v.was_broken, v.since)
            IS DISTINCT FROM (s.kind, s.page_url, s.text, s.pages, s.http_status, s.lapsed_name, s.was_broken, s.since)
        """;

    private const string Begin = """
        INSERT INTO crawl.site_link (
          site_id, link_id, class, kind, external, level, listed, page_url, text, pages, http_status, detail, lapsed_name, was_broken, since, checked_at,
          first_seen_at, first_run_id, valid_from, from_run_id)
        SELECT $1, l.id, s.class, s.kind, s.external, s.level, true, s.page_url, s.text, s.pages, s.http_status, s.detail, s.lapsed_name, s.was_broken, s.since, s.checked_at,
               coalesce(before.first_seen_at, $2), coalesce(before.first_run_id, $3), $2, $3
        FROM problem_seen s
        JOIN crawl.link l USING (url_key)
        LEFT JOIN crawl.site_link before
          ON before.site_id = $1 AND before.link_id = l.id AND before.valid_to = $2 AND before.to_run_id = $3 AND before.ending = 'changed'
        WHERE NOT EXISTS (SELECT FROM crawl.site_link o WHERE o.site_id = $1 AND o.link_id = l.id AND o.valid_to IS NULL)
        UNION ALL
        SELECT v.site_id, v.link_id, v.class, v.kind, v.external, v.level, false, v.page_url, v.text, v.pages, v.http_status, v.detail, v.lapsed_name, v.was_broken, v.since, v.checked_at,
               v.first_seen_at, v.first_run_id, $2, $3
        FROM crawl.site_link v
        JOIN crawl.link l ON l.id = v.link_id
        WHERE v.site_id = $1 AND v.valid_to = $2 AND v.to_run_id = $3 AND v.ending = 'changed' AND v.listed
          AND NOT EXISTS (SELECT FROM problem_seen s WHERE s.url_key = l.url_key)
        """;

    private static readonly CopyTable<(Guid Key, LinkProblem Problem)> Seen = new CopyTable<(Guid Key, LinkProblem Problem)>("problem_seen")
        .Key("url_key", row => row.Key)
        .Text("class", row => EnumText.ToText(row.Problem.Class))
        .Text("kind", row => EnumText.ToText(row.Problem.Kind))
        .Flag("external", row => row.Problem.External)
        .Number("level", row => row.Problem.Level)
        .Text("page_url", row => row.Problem.PageUrl, StoredAddress.Longest)
        .Text("text", row => row.Problem.Text, LongestText)
        .Number("pages", row => row.Problem.Pages)
        .Number("http_status", row => row.Problem.HttpStatus)
        .Text("detail", row => row.Problem.Detail, LongestDetail)
        .Flag("lapsed_name", row => row.Problem.LapsedName)
        .Flag("was_broken", row => row.Problem.WasBroken)
        .Instant("since", row => row.Problem.Since)
        .Instant("checked_at", row => row.Problem.CheckedAt);

    internal static async Task PrepareAsync(NpgsqlBatch merge, SiteResult result, LinkObservations links, CancellationToken cancellationToken)
    {
        var problems = links.Problems.Where(problem => StoredAddress.IsKept(problem.Url)).Select(problem => (Key: StoredAddress.KeyOf(problem.Url), problem)).DistinctBy(row => row.Key);
        await Seen.WriteAsync(merge.Connection!, [.. problems], cancellationToken);
        merge.BatchCommands.Add(Command(End, result, links).With<Guid[]>([.. links.Gone.Select(StoredAddress.KeyOf)]));
        merge.BatchCommands.Add(new NpgsqlBatchCommand(Touch).With(result.SiteId));
        merge.BatchCommands.Add(Command(Begin, result, links));
    }

    private static NpgsqlBatchCommand Command(string sql, SiteResult result, LinkObservations links) =>
        new NpgsqlBatchCommand(sql).With(result.SiteId).WithInstant(links.ObservedAt).With(result.RunId);
}
