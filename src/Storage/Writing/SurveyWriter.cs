using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>What a run learned of a site's links and of its IPv6, in the run's own transaction. A survey that tested nothing leaves its row and
/// changes nothing else, and neither does one that comes later than a newer one: its tests count by their own time.</summary>
internal static class SurveyWriter
{
    /// <summary>Addresses and hosts belong to all sites: their writers take turns, so that the newest test stands whoever comes last, and
    /// nobody waits in a circle.</summary>
    private const string TakeTurns = "SELECT pg_advisory_xact_lock(hashtext('crawl.link'))";

    internal static async Task ApplyAsync(NpgsqlConnection connection, SiteResult result, WriteTally tally, CancellationToken cancellationToken)
    {
        if (result is { Links: null, LinkTests.Count: 0, Ipv6: null, Ipv6Hosts.Count: 0 })
            return;

        var (linksAreLate, ipv6IsLate) = await AreLateAsync(connection, result, cancellationToken);
        tally.Add(rows: 0);
        await using (var create = new NpgsqlCommand($"{LinkMerge.TemporaryTables} {SiteLinkMerge.TemporaryTable} {SightingMerges.TemporaryTables} {Ipv6HostMerge.TemporaryTable}", connection))
            await create.ExecuteNonQueryAsync(cancellationToken);
        tally.Add(rows: 0);

        await using var merge = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(TakeTurns) } };
        await LinkMerge.PrepareAsync(merge, result, cancellationToken);
        if (result.Links is { } links)
        {
            if (links.NotTested is null && !linksAreLate)
            {
                await SiteLinkMerge.PrepareAsync(merge, result, links, cancellationToken);
                await SightingMerges.HiddenLinks.PrepareAsync(merge, result.SiteId, links.ObservedAt, HiddenSighting.Of(links.Hidden), cancellationToken);
            }

            merge.BatchCommands.Add(SurveyRows.Of(result, links));
        }

        await Ipv6HostMerge.PrepareAsync(merge, result, cancellationToken);
        if (result.Ipv6 is { } ipv6)
        {
            if (ipv6.NotTested is null && !ipv6IsLate)
                await SightingMerges.PrepareAsync(merge, result.SiteId, ipv6, cancellationToken);
            merge.BatchCommands.Add(SurveyRows.Of(result, ipv6));
        }

        tally.Add(await merge.ExecuteNonQueryAsync(cancellationToken), merge.BatchCommands.Count);
    }

    private static async Task<(bool Links, bool Ipv6)> AreLateAsync(NpgsqlConnection connection, SiteResult result, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            SELECT EXISTS (SELECT FROM crawl.link_survey WHERE site_id = $1 AND observed_at >= $2 AND not_tested IS NULL),
                   EXISTS (SELECT FROM crawl.ipv6_survey WHERE site_id = $1 AND observed_at >= $3 AND not_tested IS NULL)
            """, connection);
        command.With(result.SiteId)
            .WithInstant(result.Links?.ObservedAt ?? DateTimeOffset.MaxValue)
            .WithInstant(result.Ipv6?.ObservedAt ?? DateTimeOffset.MaxValue);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetBoolean(0), reader.GetBoolean(1));
    }
}
