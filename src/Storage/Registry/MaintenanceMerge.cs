using Microsoft.EntityFrameworkCore;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>Announced maintenance into its table. A row is its site, begin and end; one that is gone from the file holds until the import and not
/// beyond, so that what was excused stays excused and what was called off is not.</summary>
internal static class MaintenanceMerge
{
    public static async Task<ImportCount> ApplyAsync(CrawlerDbContext context, IReadOnlyList<MaintenanceEntry>? entries, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (entries is null)
            return new ImportCount(RegistryKind.Maintenance, 0, 0, 0, 0);
        var moment = now.UtcDateTime;
        await context.Database.ExecuteSqlAsync($"""
            CREATE TEMPORARY TABLE wanted_maintenance ON COMMIT DROP AS
            SELECT s.id AS site_id, w.from_at, w.to_at, w.reason, w.by
            FROM unnest({entries.Select(e => e.SiteCode).ToArray()}, {entries.Select(e => e.From.UtcDateTime).ToArray()}, {entries.Select(e => e.To.UtcDateTime).ToArray()},
                        {entries.Select(e => e.Reason).ToArray()}, {entries.Select(e => e.By).ToArray()}) AS w(code, from_at, to_at, reason, by)
            CROSS JOIN LATERAL (SELECT id FROM crawl.site WHERE lower(code) = lower(w.code) ORDER BY valid_to DESC NULLS FIRST, id DESC LIMIT 1) s
            """, cancellationToken);
        var changed = await context.Database.ExecuteSqlAsync($"""
            UPDATE crawl.maintenance m SET reason = w.reason, "by" = w.by
            FROM wanted_maintenance w
            WHERE (m.site_id, m.from_at, m.to_at) = (w.site_id, w.from_at, w.to_at) AND m.ended_at IS NULL AND (m.reason, m."by") <> (w.reason, w.by)
            """, cancellationToken);
        var closed = await context.Database.ExecuteSqlAsync($"""
            UPDATE crawl.maintenance m SET ended_at = {moment}
            WHERE m.ended_at IS NULL
              AND NOT EXISTS (SELECT FROM wanted_maintenance w WHERE (m.site_id, m.from_at, m.to_at) = (w.site_id, w.from_at, w.to_at))
            """, cancellationToken);
        var added = await context.Database.ExecuteSqlAsync($"""
            INSERT INTO crawl.maintenance (site_id, from_at, to_at, reason, "by") SELECT site_id, from_at, to_at, reason, by FROM wanted_maintenance
            ON CONFLICT (site_id, from_at, to_at) DO UPDATE SET ended_at = NULL, reason = excluded.reason, "by" = excluded."by"
              WHERE maintenance.ended_at IS NOT NULL
            """, cancellationToken);
        return new ImportCount(RegistryKind.Maintenance, added, changed, closed, entries.Count - added - changed);
    }
}
