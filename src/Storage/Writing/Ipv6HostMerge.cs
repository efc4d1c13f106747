using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Mapping;
using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>Hosts over IPv6, which all sites share: a run keeps one row of a host, and only where it differs from the one before. What was
/// not proven either way is no news of a host that is known.</summary>
internal static class Ipv6HostMerge
{
    internal const string TemporaryTable = $"CREATE TEMP TABLE ipv6_host_seen ON COMMIT DROP AS SELECT {Columns} FROM crawl.ipv6_host s WITH NO DATA;";

    private const int LongestName = 300;
    private const int LongestReason = 500;

    private const string Columns = """
        s.authority, s.host, s.observed_at, s.state, s.reason, s.assigned, s.reachable, s.operational, s.addresses, s.http_v4, s.http_v6, s.difference,
        s.name_servers, s.name_servers_with_v6, s.name_servers_reachable
        """;

    // Contents differ by a little every night, and large networks give other addresses each time: neither is a change.
    private const string Merge = $"""
        INSERT INTO crawl.ipv6_host (
          run_id, authority, host, observed_at, state, reason, assigned, reachable, operational, addresses, http_v4, http_v6, difference,
          name_servers, name_servers_with_v6, name_servers_reachable)
        SELECT $1, {Columns}
        FROM ipv6_host_seen s
        LEFT JOIN LATERAL (
          SELECT h.* FROM crawl.ipv6_host h WHERE h.authority = s.authority AND h.observed_at <= s.observed_at ORDER BY h.observed_at DESC LIMIT 1
        ) before ON true
        WHERE before.authority IS NULL
          OR s.state <> 'notTested'
            AND (before.state, before.assigned, before.reachable, before.operational, before.http_v4, before.http_v6,
                 before.name_servers, before.name_servers_with_v6, before.name_servers_reachable)
              IS DISTINCT FROM (s.state, s.assigned, s.reachable, s.operational, s.http_v4, s.http_v6, s.name_servers, s.name_servers_with_v6, s.name_servers_reachable)
        ON CONFLICT (authority, run_id) DO NOTHING
        """;

    private static readonly CopyTable<Ipv6HostObservation> Seen = new CopyTable<Ipv6HostObservation>("ipv6_host_seen")
        .Text("authority", host => host.Authority)
        .Text("host", host => host.Host, LongestName)
        .Instant("observed_at", host => host.ObservedAt)
        .Text("state", host => EnumText.ToText(host.State))
        .Text("reason", host => host.Reason, LongestReason)
        .Number("assigned", host => host.Assigned)
        .Number("reachable", host => host.Reachable)
        .Number("operational", host => host.Operational)
        .Json("addresses", host => SurveyJson.Write(host.Addresses))
        .Number("http_v4", host => host.HttpV4)
        .Number("http_v6", host => host.HttpV6)
        .Share("difference", host => host.Difference)
        .Number("name_servers", host => host.NameServers)
        .Number("name_servers_with_v6", host => host.NameServersWithV6)
        .Number("name_servers_reachable", host => host.NameServersReachable);

    internal static async Task PrepareAsync(NpgsqlBatch merge, SiteResult result, CancellationToken cancellationToken)
    {
        // Longer than a name and a port can be is no authority.
        var hosts = result.Ipv6Hosts.Where(host => host.Authority.Length <= LongestName).DistinctBy(host => PlainText.Clean(host.Authority), StringComparer.Ordinal);
        if (await Seen.WriteAsync(merge.Connection!, [.. hosts], cancellationToken) > 0)
            merge.BatchCommands.Add(new NpgsqlBatchCommand(Merge).With(result.RunId));
    }
}
