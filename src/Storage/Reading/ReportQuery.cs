using System.Runtime.CompilerServices;
using Npgsql;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>One read-only question to the views, asked as <c>report_reader</c>: it can read schema <c>report</c> and nothing else,
/// in a transaction that can write nothing.</summary>
public sealed class ReportQuery(NpgsqlDataSource source)
{
    private const int TimeoutSeconds = 120;
    private const int RowsAtOnce = 2000;
    private const string Prefix = "DECLARE answer NO SCROLL CURSOR FOR ";

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

        // A batch's command is sent as it stands, so that the server itself refuses a second statement behind a semicolon;
        // and a cursor takes nothing but a query: no COPY, no DO, no COMMIT.
        await using (var declare = connection.CreateBatch())
        {
            declare.BatchCommands.Add(new NpgsqlBatchCommand(Prefix + sql.Trim().TrimEnd(';')));
            await declare.ExecuteNonQueryAsync(ct);
        }

        var named = false;
        for (var more = true; more;)
        {
            more = false;
            await using var fetch = new NpgsqlCommand($"FETCH FORWARD {RowsAtOnce} FROM answer", connection);
            await using var reader = await fetch.ExecuteReaderAsync(ct);
            if (!named) yield return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
            named = true;
            while (await reader.ReadAsync(ct))
            {
                more = true;
                var row = new object?[reader.FieldCount];
                for (var i = 0; i < row.Length; i++)
                    row[i] = await reader.IsDBNullAsync(i, ct) ? null : reader.GetValue(i);
                yield return row;
            }
        }
    }

    /// <summary>Where in the question the server found the fault, counted from 1; null where it names no place.</summary>
    public static int? PlaceOf(PostgresException fault) => fault.Position > Prefix.Length ? fault.Position - Prefix.Length : null;
}
