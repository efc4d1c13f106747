using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Mapping;
using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>What the newest test of each address says, whichever site asked and in whatever order results come. An address's row is written
/// where a test found something else, and a change is kept where that is another class.</summary>
internal static class LinkMerge
{
    internal const string TemporaryTables = """
        CREATE TEMP TABLE link_seen (
          url_key uuid, url text, class text, http_status integer, final_url text, detail text, broken_since timestamptz, lapsed_name boolean, checked_at timestamptz
        ) ON COMMIT DROP;
        """;

    private const int LongestDetail = 500;

    private const string Merge = """
        WITH seen AS MATERIALIZED (
          SELECT s.*, l.id, l.class AS known_class, c.checked_at AS known_at
          FROM link_seen s
          LEFT JOIN crawl.link l USING (url_key)
          LEFT JOIN crawl.link_check c ON c.link_id = l.id
        ), newer AS (
          SELECT * FROM seen WHERE checked_at > known_at
        ), added AS (
          INSERT INTO crawl.link (url_key, url, class, class_since, http_status, final_url, detail, broken_since, lapsed_name)
          SELECT url_key, url, class, checked_at, http_status, final_url, detail, broken_since, lapsed_name FROM seen WHERE id IS NULL
          RETURNING id, url_key
        ), checked_first AS (
          INSERT INTO crawl.link_check (link_id, checked_at) SELECT a.id, s.checked_at FROM added a JOIN seen s USING (url_key)
        ), checked_again AS (
          UPDATE crawl.link_check c SET checked_at = n.checked_at FROM newer n WHERE c.link_id = n.id
        ), moved AS (
          UPDATE crawl.link l SET
            class = n.class,
            class_since = CASE WHEN n.class = l.class THEN l.class_since ELSE n.checked_at END,
            http_status = n.http_status, final_url = n.final_url, detail = n.detail, broken_since = n.broken_since, lapsed_name = n.lapsed_name
          FROM newer n
          WHERE l.id = n.id
            AND (l.class, l.http_status, l.final_url, l.broken_since, l.lapsed_name)
              IS DISTINCT FROM (n.class, n.http_status, n.final_url, n.broken_since, n.lapsed_name)
        )
        INSERT INTO crawl.link_change (link_id, at, run_id, from_class, to_class, http_status, detail)
        SELECT id, checked_at, $1, known_class, class, http_status, detail FROM newer WHERE class <> known_class
        UNION ALL
        SELECT a.id, s.checked_at, $1, NULL, s.class, s.http_status, s.detail FROM added a JOIN seen s USING (url_key) WHERE s.class NOT IN ('ok', 'moved')
        """;

    private static readonly CopyTable<(Guid Key, LinkTest Test)> Seen = new CopyTable<(Guid Key, LinkTest Test)>("link_seen")
        .Key("url_key", row => row.Key)
        .Text("url", row => row.Test.Url)
        .Text("class", row => EnumText.ToText(row.Test.Class))
        .Number("http_status", row => row.Test.HttpStatus)
        .Text("final_url", row => row.Test.FinalUrl, StoredAddress.Longest)
        .Text("detail", row => row.Test.Detail, LongestDetail)
        .Instant("broken_since", row => row.Test.BrokenSince)
        .Flag("lapsed_name", row => row.Test.LapsedName)
        .Instant("checked_at", row => row.Test.CheckedAt);

    internal static async Task PrepareAsync(NpgsqlBatch merge, SiteResult result, CancellationToken cancellationToken)
    {
        if (await Seen.WriteAsync(merge.Connection!, Newest(result), cancellationToken) > 0)
            merge.BatchCommands.Add(new NpgsqlBatchCommand(Merge).With(result.RunId));
    }

    /// <summary>Each address once. A problem that another site's survey tested may come here before that one's result does; those of a survey that does
    /// not count stay out.</summary>
    private static List<(Guid Key, LinkTest Test)> Newest(SiteResult result)
    {
        var newest = new Dictionary<Guid, LinkTest>();
        foreach (var test in result.LinkTests.Concat((result.Links is { NotTested: null } links ? links.Problems : []).Select(TestOf)))
        {
            if (test.Class == LinkClass.Skipped || !StoredAddress.IsKept(test.Url))
                continue;
            var key = StoredAddress.KeyOf(test.Url);
            if (!newest.TryGetValue(key, out var known) || known.CheckedAt < test.CheckedAt)
                newest[key] = test;
        }

        return [.. newest.Select(pair => (pair.Key, pair.Value))];
    }

    private static LinkTest TestOf(LinkProblem problem) => new(
        problem.Url, problem.Class, problem.HttpStatus, FinalUrl: null, problem.Detail,
        problem.Class is LinkClass.Broken or LinkClass.Unconfirmed ? problem.Since : null, problem.CheckedAt)
    {
        LapsedName = problem.LapsedName,
    };
}
