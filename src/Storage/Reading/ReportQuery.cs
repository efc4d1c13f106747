using System.Runtime.CompilerServices;
using Npgsql;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>One read-only question to the views, asked as <c>report_reader</c>: it can read schema <c>report</c> and nothing else,
/// in a transaction that can write nothing.</summary>
public sealed class ReportQuery(NpgsqlDataSource source)
{
    private const int TimeoutSeconds = 120;

    /// <summary>Streams the answer: first the column names, then each row's values (null for SQL's null).</summary>
    /// <exception cref="PostgresException">The question is not one that the server accepts; its message says where.</exception>
    public async IAsyncEnumerable<object?[]> AskAsync(string sql, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var prepare = connection.CreateCommand())
        {
            prepare.CommandText = $"""
                SET TRANSACTION READ ONLY;
                SET LOCAL search_path = report;
                SET LOCAL statement_timeout = '{TimeoutSeconds}s';
                SET LOCAL ROLE report_reader;
                """;
            await prepare.ExecuteNonQueryAsync(ct);
        }

        // A batch's command is sent as it stands, so that the server itself refuses a second statement behind a semicolon.
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(sql.Trim().TrimEnd(';')));
        await using var reader = await batch.ExecuteReaderAsync(ct);
        yield return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        while (await reader.ReadAsync(ct))
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
                row[i] = await reader.IsDBNullAsync(i, ct) ? null : reader.GetValue(i);
            yield return row;
        }
    }
}
