using FreshnessCrawler.Rules;
using FreshnessCrawler.Storage.Writing;
using Npgsql;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>Finds articles by their titles in the lists that were seen, each once.</summary>
public sealed class UnsearchedArticles(NpgsqlDataSource source, DatabasePatience patience)
{
    /// <summary>Items of open columns of open sites, first seen and shown since a day, whose titles have one of the words; the newest first.</summary>
    /// <param name="words">Plain words.</param>
    /// <param name="most">How many at most.</param>
    public Task<IReadOnlyList<UnsearchedArticle>> ReadAsync(IReadOnlyCollection<string> words, DateOnly since, DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        patience.RunAsync<IReadOnlyList<UnsearchedArticle>>(
            async cancellation =>
            {
                await using var command = source.CreateCommand("""
                    SELECT id, site_id, site_url, url, title, first_shown_date FROM (
                    SELECT DISTINCT ON (s.id, i.url) i.id, s.id AS site_id, s.url AS site_url, i.url, i.title, i.first_shown_date, i.first_seen_at
                    FROM crawl.list_item i
                    JOIN crawl.site_column c ON c.id = i.column_id AND crawl.open_on(c.valid_from, c.valid_to, $2)
                    JOIN crawl.site s ON s.id = c.site_id AND s.url IS NOT NULL AND crawl.open_on(s.valid_from, s.valid_to, $2)
                    WHERE i.first_seen_at >= $3 AND coalesce(i.first_shown_date, $2) >= $1
                      AND i.title LIKE ANY ($4)
                      AND NOT EXISTS (SELECT FROM crawl.campaign_search done WHERE done.item_id = i.id)
                    ORDER BY s.id, i.url, i.id
                    ) found
                    -- in turns: one site's many do not keep the others waiting
                    ORDER BY row_number() OVER (PARTITION BY site_id ORDER BY first_seen_at DESC, id DESC), site_id
                    LIMIT $5
                    """);
                command.With(since).With(MonitoringPoint.DayOf(now)).WithInstant(new DateTimeOffset(since, TimeOnly.MinValue, TimeSpan.FromHours(8)))
                    .With<string[]>([.. words.Select(word => $"%{word}%")]).With(most);
                await using var reader = await command.ExecuteReaderAsync(cancellation);
                var found = new List<UnsearchedArticle>();
                while (await reader.ReadAsync(cancellation))
                    found.Add(new UnsearchedArticle(reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.Day(5)));
                return found;
            },
            cancellationToken);

    /// <summary>Remembers that these were read.</summary>
    public Task MarkAsync(IReadOnlyCollection<long> itemIds, DateTimeOffset at, CancellationToken cancellationToken) =>
        patience.RunAsync(
            async cancellation =>
            {
                await using var command = source.CreateCommand("INSERT INTO crawl.campaign_search (item_id, searched_at) SELECT id, $2 FROM unnest($1) AS i (id) ON CONFLICT DO NOTHING");
                return await command.With<long[]>([.. itemIds]).WithInstant(at).ExecuteNonQueryAsync(cancellation);
            },
            cancellationToken);
}
