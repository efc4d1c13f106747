using FreshnessCrawler.Rules;
using Microsoft.EntityFrameworkCore;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>Ends the findings that a person's decision in the registry made moot: of closed sites, closed columns and exempted columns,
/// of columns that the program had discovered before a person registered the site's own: nothing else closes those; and of accounts that are closed,
/// cancelled, or suspended. What is suspended is no longer looked at for updates and ways to interact; that it is not cancelled yet stays a finding.
/// That is no proof of rectification, so they become withdrawn (不再适用), each with an event that says why. It asks for the state and not
/// for the change, so it may be run at any time; a row whose last day has come is found without an import.</summary>
public static class FindingWithdrawal
{
    /// <returns>How many findings were withdrawn.</returns>
    public static Task<int> RunAsync(CrawlerDbContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var day = MonitoringPoint.DayOf(now);
        var at = now.ToUniversalTime();
        return context.Database.ExecuteSqlAsync(
            $"""
            WITH moot AS (
              SELECT f.id,
                     CASE
                       WHEN s.valid_to <= {day} OR (c.valid_to <= {day} AND c.source <> 'discovered') THEN '名录中已关闭'
                       WHEN c.valid_to <= {day} THEN '网站已登记栏目，程序发现的栏目不再适用'
                       ELSE '已登记豁免：' || c.exempt_reason || '（' || coalesce(c.exempt_by, '未注明登记人') || coalesce('，至 ' || to_char(c.exempt_until, 'YYYY-MM-DD'), '') || '）'
                     END AS reason
              FROM crawl.finding f
              JOIN crawl.site s ON s.id = f.site_id
              LEFT JOIN crawl.site_column c ON f.target_kind = 'column' AND c.id = f.target_id
              WHERE f.state IN ('open', 'confirmed')
                AND (s.valid_to <= {day}
                     OR c.valid_to <= {day}
                     OR (c.exempt_reason IS NOT NULL AND (c.exempt_until IS NULL OR c.exempt_until >= {day})))
              UNION ALL
              SELECT f.id,
                     CASE
                       WHEN a.cancelled_on <= {day} THEN '账号已于 ' || to_char(a.cancelled_on, 'YYYY-MM-DD') || ' 注销'
                       WHEN a.valid_to <= {day} THEN '名录中已关闭'
                       ELSE '账号已于 ' || to_char(a.suspended_on, 'YYYY-MM-DD') || ' 停用，不再检查更新和互动'
                     END
              FROM crawl.finding f
              JOIN crawl.account a ON a.id = f.target_id
              WHERE f.target_kind = 'account' AND f.state IN ('open', 'confirmed')
                AND (a.cancelled_on <= {day}
                     OR a.valid_to <= {day}
                     OR (a.suspended_on <= {day} AND f.rule IN ('V-M2a', 'V-M3a')))
            ), withdrawn AS (
              UPDATE crawl.finding f SET state = 'withdrawn'
              FROM moot WHERE f.id = moot.id
              RETURNING f.id, moot.reason, f.last_evidence
            )
            INSERT INTO crawl.finding_event (finding_id, run_id, at, kind, summary, evidence)
            SELECT id, NULL, {at}, 'withdrawn', reason, last_evidence FROM withdrawn
            """,
            cancellationToken);
    }
}
