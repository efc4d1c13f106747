using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Writing;
using Npgsql;

namespace FreshnessCrawler.Storage.Findings;

/// <summary>What is asked before findings are moved.</summary>
internal static class FindingQuestions
{
    private const string Finding = """
        SELECT f.rule, f.target_kind, f.target_id, f.state, f.severity, f.last_evidence::text,
               f.opened_at, last.monitoring_point, f.last_run_id = $1 OR last.monitoring_point > $2
        FROM crawl.finding f JOIN crawl.crawl_run last ON last.id = f.last_run_id
        """;

    /// <summary>All findings of the judged targets; of a site also those of itself.</summary>
    internal static NpgsqlBatchCommand Stored(JudgedTargets judged) => judged.SiteId is { } site
        ? new NpgsqlBatchCommand($"{Finding} WHERE f.site_id = $3 AND (f.target_kind = 'site' OR f.target_id = ANY ($4)) FOR UPDATE OF f")
            .With(judged.RunId).WithInstant(judged.MonitoringPoint).With(site).With(TargetsOf(judged, TargetKind.Column))
        : new NpgsqlBatchCommand($"{Finding} WHERE f.target_kind = 'account' AND f.target_id = ANY ($3) ORDER BY f.id FOR UPDATE OF f")
            .With(judged.RunId).WithInstant(judged.MonitoringPoint).With(TargetsOf(judged, TargetKind.Account));

    /// <summary>Which of the site's columns the registry has closed, exempts or has made the home page: a finding of the site may name columns
    /// that this run had no reason to judge. Or which accounts it has closed or cancelled, and, told apart, which it has suspended: those are still
    /// held to some rules.</summary>
    internal static NpgsqlBatchCommand Ended(JudgedTargets judged)
    {
        var day = MonitoringPoint.DayOf(judged.MonitoringPoint);
        return judged.SiteId is { } site
            ? new NpgsqlBatchCommand("""
                SELECT id, true FROM crawl.site_column
                WHERE site_id = $1
                  AND (NOT crawl.open_on(valid_from, valid_to, $2)
                    OR category = 'home'
                    OR (exempt_reason IS NOT NULL AND (exempt_until IS NULL OR exempt_until >= $2)))
                """).With(site).With(day)
            : new NpgsqlBatchCommand("""
                SELECT id, coalesce(valid_to <= $2, false) OR coalesce(cancelled_on <= $2, false)
                FROM crawl.account WHERE id = ANY ($1) AND (valid_to <= $2 OR suspended_on <= $2 OR cancelled_on <= $2)
                """).With(TargetsOf(judged, TargetKind.Account)).With(day);
    }

    private static long[] TargetsOf(JudgedTargets judged, TargetKind kind) =>
        [.. judged.Verdicts.Where(verdict => verdict.TargetKind == kind).Select(verdict => verdict.TargetId).Distinct()];
}
