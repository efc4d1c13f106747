using FreshnessCrawler.Rules.Observations;
using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>Keeps the validators of sources for the next question. Only a whole answer leaves any: what was not read must be asked for in full again.</summary>
internal static class SourceMemory
{
    // A source that says "not modified" need not repeat its validators.
    private const string Merge = """
        INSERT INTO crawl.account_source_memory AS m (source_id, etag, last_modified, read_at)
        SELECT DISTINCT ON (s.id) s.id, v.etag, v.last_modified, v.read_at
        FROM unnest($1, $2, $3, $4) AS v (source_id, etag, last_modified, read_at)
        JOIN crawl.account_source s ON s.id = v.source_id
        ORDER BY s.id, v.read_at DESC
        ON CONFLICT (source_id) DO UPDATE SET
          etag = CASE WHEN EXCLUDED.source_id = ANY ($5) THEN coalesce(EXCLUDED.etag, m.etag) ELSE EXCLUDED.etag END,
          last_modified = CASE WHEN EXCLUDED.source_id = ANY ($5) THEN coalesce(EXCLUDED.last_modified, m.last_modified) ELSE EXCLUDED.last_modified END,
          read_at = EXCLUDED.read_at
        WHERE m.read_at <= EXCLUDED.read_at
        """;

    /// <summary>Null where no source was read.</summary>
    internal static NpgsqlBatchCommand? Of(IEnumerable<AccountResult> accounts)
    {
        (SourceTry Try, DateTimeOffset At)[] read = [..
            from account in accounts
            from asked in account.Tries
            where asked.Access == AccountAccess.Read || asked.NotModified
            select (asked, account.Observation.ObservedAt)];
        return read.Length == 0
            ? null
            : new NpgsqlBatchCommand(Merge)
                .With<long[]>([.. read.Select(row => row.Try.SourceId)])
                .With<string?[]>([.. read.Select(row => row.Try.ETag is { } tag ? PlainText.Clean(tag) : null)])
                .With<string?[]>([.. read.Select(row => row.Try.LastModified is { } moment ? PlainText.Clean(moment) : null)])
                .With<DateTime[]>([.. read.Select(row => row.At.UtcDateTime)])
                .With<long[]>([.. read.Where(row => row.Try.NotModified).Select(row => row.Try.SourceId)]);
    }
}
