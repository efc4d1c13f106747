using FreshnessCrawler.Rules.Campaigns;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using Npgsql;

namespace FreshnessCrawler.Storage.Campaigns;

/// <summary>The book of candidates for voting and like campaigns (网络投票、点赞打卡): which filing each may be, and what a person said of it.</summary>
public sealed class CampaignBook(NpgsqlDataSource source, DatabasePatience patience, TimeProvider time)
{
    private const int YearsMatched = 2;

    /// <summary>Sets the candidates of the last two years against the open filings of their units anew; returns how many pairs are alike enough.
    /// To be run after candidates were found and after filings were imported.</summary>
    public Task<int> RematchAsync(CancellationToken cancellationToken) => patience.RunAsync(RematchOnceAsync, cancellationToken);

    /// <summary>Keeps a person's word on a candidate; the latest counts. False where there is no such candidate.</summary>
    public Task<bool> DecideAsync(long id, bool confirmed, string reason, string by, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        return patience.RunAsync(
            async cancellation =>
            {
                await using var command = source.CreateCommand("""
                    INSERT INTO crawl.campaign_decision (campaign_id, confirmed, reason, "by", decided_at)
                    SELECT id, $2, $3, $4, $5 FROM crawl.campaign WHERE id = $1
                    """);
                command.With(id).With(confirmed).With(PlainText.Clean(reason.Trim())).With(PlainText.Clean(by.Trim())).WithInstant(time.GetUtcNow());
                return await command.ExecuteNonQueryAsync(cancellation) == 1;
            },
            cancellationToken);
    }

    /// <summary>Keeps the candidates that a run found among a site's articles, each once; returns how many are new. They are of the site's unit.</summary>
    public Task<int> WriteSiteCandidatesAsync(
        long runId, long siteId, DateTimeOffset foundAt, IReadOnlyCollection<CampaignCandidate> candidates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return patience.RunAsync(
            async cancellation =>
            {
                if (CampaignMerge.OfSite(runId, siteId, foundAt, candidates) is not { } merge)
                    return 0;

                await using var batch = source.CreateBatch();
                batch.BatchCommands.Add(merge);
                return await batch.ExecuteNonQueryAsync(cancellation);
            },
            cancellationToken);
    }

    private async Task<int> RematchOnceAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var turn = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtext('crawl.campaign_match'))", connection))
            await turn.ExecuteNonQueryAsync(cancellationToken);
        var since = time.GetUtcNow().AddYears(-YearsMatched);
        var alike = await AlikeAsync(connection, since, cancellationToken);
        await using var anew = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("DELETE FROM crawl.campaign_match m USING crawl.campaign c WHERE c.id = m.campaign_id AND c.found_at >= $1").WithInstant(since),
                new NpgsqlBatchCommand("INSERT INTO crawl.campaign_match (campaign_id, filing_id, likeness) SELECT * FROM unnest($1, $2, $3)")
                    .With<long[]>([.. alike.Select(pair => pair.CampaignId)])
                    .With<long[]>([.. alike.Select(pair => pair.FilingId)])
                    .With<float[]>([.. alike.Select(pair => (float)pair.Likeness)]),
            },
        };
        await anew.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return alike.Count;
    }

    private static async Task<List<(long CampaignId, long FilingId, double Likeness)>> AlikeAsync(
        NpgsqlConnection connection, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var pairs = new NpgsqlCommand("""
            SELECT c.id, c.title, c.url, c.published, c.activity, c.starts_on, f.id, f.unit_id, f.activity, f.filed_on, f.starts_on
            FROM crawl.campaign c JOIN crawl.activity_filing f ON f.unit_id = c.unit_id AND f.valid_to IS NULL
            WHERE c.found_at >= $1
            """, connection);
        await using var reader = await pairs.WithInstant(since).ExecuteReaderAsync(cancellationToken);
        var alike = new List<(long CampaignId, long FilingId, double Likeness)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var candidate = new CampaignCandidate(reader.GetString(1), reader.GetString(2), reader.Day(3), reader.Text(4), reader.Day(5), []);
            var filing = new Filing(
                reader.GetInt64(6),
                reader.GetInt64(7),
                reader.GetString(8),
                await reader.GetFieldValueAsync<DateOnly>(9, cancellationToken),
                await reader.GetFieldValueAsync<DateOnly>(10, cancellationToken));
            if (FilingMatch.Likeness(candidate, filing) is var likeness and >= FilingMatch.Enough)
                alike.Add((reader.GetInt64(0), filing.Id, likeness));
        }

        return alike;
    }
}
