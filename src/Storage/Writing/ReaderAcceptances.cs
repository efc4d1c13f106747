using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>A person's word that a column's new look is right, given against a doubt about its reading. The next reading is then taken as it is.</summary>
public sealed class ReaderAcceptances(NpgsqlDataSource source, DatabasePatience patience, TimeProvider time)
{
    /// <summary>Keeps it; each time it is said anew. False where there is no such column.</summary>
    /// <param name="by">Who says so.</param>
    /// <param name="reason">Why, in Chinese, as it will be shown.</param>
    public async Task<bool> AcceptAsync(long columnId, string by, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var now = time.GetUtcNow();
        return await patience.RunAsync(
            async cancellation =>
            {
                await using var command = source.CreateCommand("""
                    INSERT INTO crawl.reader_acceptance (column_id, accepted_at, accepted_by, reason)
                    SELECT c.id, $2, $3, $4 FROM crawl.site_column c WHERE c.id = $1
                    """);
                command.With(columnId).WithInstant(now).With(PlainText.Clean(by)).With(PlainText.Clean(reason));
                return await command.ExecuteNonQueryAsync(cancellation);
            },
            cancellationToken) > 0;
    }
}
