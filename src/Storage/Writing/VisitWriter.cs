using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>Writes visits, several in one COPY.</summary>
public sealed class VisitWriter(NpgsqlDataSource source, MonthPartitions partitions, DatabasePatience patience)
{
    private static readonly CopyTable<VisitRow> Visits = new CopyTable<VisitRow>("crawl.visit")
        .BigNumber("site_id", v => v.SiteId)
        .Instant("visited_at", v => v.VisitedAt)
        .Number("total_ms", v => v.TotalMs)
        .Number("dns_ms", v => v.DnsMs)
        .Number("connect_ms", v => v.ConnectMs)
        .Number("tls_ms", v => v.TlsMs)
        .Number("first_byte_ms", v => v.FirstByteMs)
        .Number("http_status", v => v.HttpStatus)
        .Flag("main", v => v.Main)
        .Text("family", v => v.Family)
        .Text("outcome", v => v.Outcome)
        .Text("worker", v => v.Worker)
        .Text("url", v => v.Url)
        .Address("address", v => v.Address)
        .Text("reason", v => v.Reason)
        .Text("detail", v => v.Detail);

    public Task<int> WriteAsync(IReadOnlyCollection<VisitRow> visits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visits);
        return patience.RunAsync(
            async cancellation =>
            {
                await partitions.EnsureForAsync(visits.Select(v => v.VisitedAt), cancellation);
                await using var connection = await source.OpenConnectionAsync(cancellation);
                return await Visits.WriteAsync(connection, visits, cancellation);
            },
            cancellationToken);
    }
}
