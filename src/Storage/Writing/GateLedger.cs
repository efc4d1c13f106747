using Npgsql;
using NpgsqlTypes;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>Keeps the looks at our own way out: from them follows which visits are void.</summary>
public sealed class GateLedger(NpgsqlDataSource source, DatabasePatience patience)
{
    public Task WriteAsync(GateCheck check, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(check);
        return patience.RunAsync(
            async cancellation =>
            {
                await using var command = source.CreateCommand("""
                    INSERT INTO crawl.gate_check (worker, checked_at, is_open, dns_ok, v4_ok, v6_ok, reason, controls)
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING
                    """);
                command.With(check.Worker).WithInstant(check.CheckedAt).With(check.IsOpen).With(check.DnsOk).With(check.V4Ok).With(check.V6Ok);
                command.Parameters.Add(new NpgsqlParameter { Value = (object?)check.Reason ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
                command.Parameters.Add(new NpgsqlParameter { Value = check.Controls, NpgsqlDbType = NpgsqlDbType.Jsonb });
                return await command.ExecuteNonQueryAsync(cancellation);
            },
            cancellationToken);
    }
}
