using Xunit;

namespace FreshnessCrawler.Storage.Tests.Views;

public sealed class ViewTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    [Theory]
    [InlineData("site_status", "site_code, site, unit, url, last_run_id, last_run_at, state")]
    [InlineData("column_freshness", "site_code, site, column_name, category, level, outcome, newest, age_days, limit_days, state, reason, url, checked_at, column_id, source, confidence, newest_title, newest_url, last_read_at, days_left")]
    [InlineData("open_finding", "finding_id, rule, target_kind, target, unit, summary, evidence, opened_at, confirmed_at, times_reopened, site_code, site, severity, url, state")]
    [InlineData("finding_history", "event_id, finding_id, rule, target_kind, target")]
    [InlineData("notice_annex1", "no, site, problems, outcome")]
    [InlineData("due_soon", "site, column_name, newest, limit_days, age_days, days_left, last_day")]
    [InlineData("run_coverage", "run_id, kind, monitoring_point, state")]
    [InlineData("reader_suspect", "site_code, site, column_name, since, nights, reason")]
    [InlineData("date_sign", "sign_id, site_code, site, column_name, sign, title, url, date_before, date_after")]
    [InlineData("column_place", "site_code, site, column_name, place, detail, since, remedy")]
    [InlineData("availability_week", "site_code, site, verdict, share, counted, failed, visits, excluded_void, excluded_maintenance, excluded_blocked")]
    [InlineData("network_gate", "worker, kind, from_at, to_at, reason, visits")]
    [InlineData("link_problem", "site_code, site, result, url, page_url, text, level, kind, external, http_status, since, checked_at, lapsed_name")]
    [InlineData("link_survey", "site_code, site, state, reason, checked_at, tested_at, pages, link_references, addresses, requests, ok, moved, broken")]
    [InlineData("hidden_link", "site_code, site, url, page_url, text, how")]
    [InlineData("ipv6_support", "site_code, site, state, reason, home, assigned, reachable, operational")]
    [InlineData("ipv6_failing_link", "site_code, site, level, url, page_url, reason")]
    [InlineData("ipv6_gap", "site_code, site, host, external, addresses, example, reason")]
    [InlineData("ipv6_change", "authority, host, change, at, state")]
    [InlineData("account_freshness", "account_code, unit, platform, account, state, newest, title, url, age_days, limit_days, days_left, last_day, source, as_of, access, reason, checked_at, interaction, name_seen, failures_in_a_row")]
    [InlineData("notice_annex2", "no, unit, platform, account, problems, outcome")]
    [InlineData("account_register_changes", "quarter, kind, changed_on, unit, platform, account, before, after")]
    [InlineData("campaign_candidates", "candidate_id, unit, where_seen, platform, title, url, published, activity, starts_on, signs, filing, filing_state, decision, decided_by, reason")]
    public async Task View_BeforeAnyRun_IsEmptyWithItsColumnsInOrder(string view, string firstColumns)
    {
        var columns = await database.RowsAsync($"SELECT attname::text FROM pg_attribute WHERE attrelid = 'report.{view}'::regclass AND attnum > 0 ORDER BY attnum");

        Assert.StartsWith(firstColumns, string.Join(", ", columns), StringComparison.Ordinal);
        Assert.Empty(await database.RowsAsync($"SELECT * FROM report.{view}"));
    }

    [Fact]
    public async Task View_EachWithEachColumn_HasAComment()
    {
        var silent = await database.RowsAsync("""
            SELECT c.relname::text || coalesce('.' || a.attname, '')
            FROM pg_class c
            JOIN (SELECT attrelid, attname, attnum FROM pg_attribute WHERE attnum > 0 UNION ALL SELECT oid, NULL, 0 FROM pg_class) a ON a.attrelid = c.oid
            WHERE c.relnamespace = 'report'::regnamespace AND c.relkind = 'v'
              AND coalesce(CASE a.attnum WHEN 0 THEN obj_description(c.oid, 'pg_class') ELSE col_description(c.oid, a.attnum) END, '') = ''
            """);

        Assert.Empty(silent);
    }

    [Fact]
    public async Task ViewFiles_EachInNameOrder_MakesOneView()
    {
        var views = await database.RowsAsync("SELECT viewname FROM pg_views WHERE schemaname = 'report'");

        Assert.Equal(DatabaseSetup.ViewFiles().Count, views.Count);
        Assert.All(DatabaseSetup.ViewFiles(), file => Assert.Contains(views, view => file.EndsWith($"_{view}.sql", StringComparison.Ordinal)));
    }
}
