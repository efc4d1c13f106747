using System.Net;
using Npgsql;
using NpgsqlTypes;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>A table that is filled by binary COPY: its name, and for each column the value that a row gives it.</summary>
public sealed class CopyTable<T>(string table)
{
    private readonly List<string> _names = [];
    private readonly List<Func<NpgsqlBinaryImporter, T, CancellationToken, Task>> _writers = [];

    public CopyTable<T> Text(string column, Func<T, string?> value) => Add(column, (importer, row, cancellation) =>
        value(row) is { } text ? importer.WriteAsync(PlainText.Clean(text), NpgsqlDbType.Text, cancellation) : importer.WriteNullAsync(cancellation));

    /// <param name="longest">Of the text, in characters; what is longer is cut.</param>
    public CopyTable<T> Text(string column, Func<T, string?> value, int longest) =>
        Text(column, row => value(row) is { } text ? PlainText.Clean(text, longest) : null);

    public CopyTable<T> Json(string column, Func<T, string> value) => Add(column, (importer, row, cancellation) =>
        importer.WriteAsync(value(row), NpgsqlDbType.Jsonb, cancellation));

    public CopyTable<T> OptionalJson(string column, Func<T, string?> value) => Add(column, (importer, row, cancellation) =>
        value(row) is { } json ? importer.WriteAsync(json, NpgsqlDbType.Jsonb, cancellation) : importer.WriteNullAsync(cancellation));

    public CopyTable<T> Instant(string column, Func<T, DateTimeOffset> value) => Add(column, (importer, row, cancellation) =>
        importer.WriteAsync(value(row).ToUniversalTime(), NpgsqlDbType.TimestampTz, cancellation));

    public CopyTable<T> Instant(string column, Func<T, DateTimeOffset?> value) => Add(column, (importer, row, cancellation) =>
        value(row) is { } instant ? importer.WriteAsync(instant.ToUniversalTime(), NpgsqlDbType.TimestampTz, cancellation) : importer.WriteNullAsync(cancellation));

    public CopyTable<T> BigNumber(string column, Func<T, long> value) => Add(column, Of(value, NpgsqlDbType.Bigint));

    public CopyTable<T> BigNumber(string column, Func<T, long?> value) => Add(column, OfNullable(value, NpgsqlDbType.Bigint));

    public CopyTable<T> Number(string column, Func<T, int> value) => Add(column, Of(value, NpgsqlDbType.Integer));

    public CopyTable<T> Number(string column, Func<T, int?> value) => Add(column, OfNullable(value, NpgsqlDbType.Integer));

    public CopyTable<T> Share(string column, Func<T, double?> value) => Add(column, OfNullable(value, NpgsqlDbType.Double));

    public CopyTable<T> Flag(string column, Func<T, bool> value) => Add(column, Of(value, NpgsqlDbType.Boolean));

    public CopyTable<T> Day(string column, Func<T, DateOnly?> value) => Add(column, OfNullable(value, NpgsqlDbType.Date));

    public CopyTable<T> Key(string column, Func<T, Guid> value) => Add(column, Of(value, NpgsqlDbType.Uuid));

    public CopyTable<T> Address(string column, Func<T, IPAddress?> value) => Add(column, (importer, row, cancellation) =>
        value(row) is { } address ? importer.WriteAsync(address, NpgsqlDbType.Inet, cancellation) : importer.WriteNullAsync(cancellation));

    /// <summary>Writes the rows in one COPY and returns how many; no row, no COPY.</summary>
    public async Task<int> WriteAsync(NpgsqlConnection connection, IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
            return 0;

        await using var importer = await connection.BeginBinaryImportAsync(
            $"COPY {table} ({string.Join(", ", _names)}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var row in rows)
        {
            await importer.StartRowAsync(cancellationToken);
            foreach (var write in _writers)
                await write(importer, row, cancellationToken);
        }

        return (int)await importer.CompleteAsync(cancellationToken);
    }

    private static Func<NpgsqlBinaryImporter, T, CancellationToken, Task> Of<TValue>(Func<T, TValue> value, NpgsqlDbType type) =>
        (importer, row, cancellation) => importer.WriteAsync(value(row), type, cancellation);

    private static Func<NpgsqlBinaryImporter, T, CancellationToken, Task> OfNullable<TValue>(Func<T, TValue?> value, NpgsqlDbType type) where TValue : struct =>
        (importer, row, cancellation) => value(row) is { } present ? importer.WriteAsync(present, type, cancellation) : importer.WriteNullAsync(cancellation);

    private CopyTable<T> Add(string column, Func<NpgsqlBinaryImporter, T, CancellationToken, Task> writer)
    {
        _names.Add(column);
        _writers.Add(writer);
        return this;
    }
}
