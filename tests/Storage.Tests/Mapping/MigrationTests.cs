using FreshnessCrawler.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Mapping;

public sealed class MigrationTests(CrawlerDatabase database, PostgresFixture postgres) : IClassFixture<CrawlerDatabase>
{
    [Fact]
    public async Task Model_AfterAllMigrations_HasNothingPending()
    {
        await using var context = await database.Get<IDbContextFactory<CrawlerDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);

        Assert.False(context.Database.HasPendingModelChanges(), "The model has changed: dotnet ef migrations add …");
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Migrations_Undone_LeaveNothing()
    {
        await using var other = new CrawlerDatabaseCopy(postgres);
        await using var context = await other.CreateContextAsync();
        await context.Database.MigrateAsync("0", TestContext.Current.CancellationToken);

        var left = await context.Database
            .SqlQuery<string>($"SELECT relname::text AS \"Value\" FROM pg_class WHERE relnamespace = 'crawl'::regnamespace AND relkind IN ('r', 'p') AND relname <> 'migrations_history'")
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Empty(left);
    }

    [Fact]
    public async Task ReaderMemory_OverRowsFromBefore_LeavesThemValidAndClaimsNothingOfThem()
    {
        await using var other = new CrawlerDatabaseCopy(postgres);
        await using var context = await other.CreateContextAsync();
        await context.Database.MigrateAsync("FactTables", TestContext.Current.CancellationToken);
        await context.Database.ExecuteSqlRawAsync("""
            SELECT crawl.ensure_month('2026-11-23');
            INSERT INTO crawl.column_observation (run_id, site_id, column_id, observed_at, outcome, newest, item_count, fetch_status, not_modified, reader_version)
            VALUES (1, 1, 1, '2026-11-23', 'read', '2026-11-20', 20, 'ok', false, 1);
            """, TestContext.Current.CancellationToken);

        await context.Database.MigrateAsync(TestContext.Current.CancellationToken);

        var rows = await context.Database
            .SqlQuery<string>($"SELECT concat_ws('|', newest_source, way, place, suspect IS NULL) AS \"Value\" FROM crawl.column_observation")
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["shown|page|unknown|t"], rows);
    }

    [Theory]
    [InlineData("column_observation")]
    [InlineData("page_fetch")]
    [InlineData("verdict")]
    [InlineData("finding_event")]
    [InlineData("list_item")]
    [InlineData("list_item_date")]
    [InlineData("date_sign")]
    [InlineData("reader_acceptance")]
    [InlineData("visit")]
    [InlineData("gate_check")]
    [InlineData("link_change")]
    [InlineData("link_survey")]
    [InlineData("ipv6_host")]
    [InlineData("ipv6_survey")]
    [InlineData("account_observation")]
    [InlineData("account_post")]
    [InlineData("account_change")]
    [InlineData("account_interaction")]
    [InlineData("campaign")]
    [InlineData("campaign_decision")]
    public async Task FactTable_OnUpdateOrDelete_Refuses(string table)
    {
        var triggers = await database.RowsAsync($"SELECT tgname FROM pg_trigger WHERE tgrelid = 'crawl.{table}'::regclass AND NOT tgisinternal");

        Assert.Equal(["append_only"], triggers);
    }

    [Theory]
    [InlineData("2026-11-23", null, "2026-11-23", "true")]
    [InlineData("2026-11-24", null, "2026-11-23", "false")]
    [InlineData("2020-01-01", "2026-11-23", "2026-11-22", "true")]
    [InlineData("2020-01-01", "2026-11-23", "2026-11-23", "false")]
    public async Task OpenOn_AroundTheEnds_CountsTheFirstDayAndNotTheLast(string from, string? to, string day, string expected)
    {
        var end = to is null ? "NULL" : $"'{to}'";

        Assert.Equal([expected], await database.RowsAsync($"SELECT crawl.open_on('{from}', {end}, '{day}')"));
    }

    [Theory]
    [InlineData(null, null, null, "2026-11-23", "true")]
    [InlineData(null, null, null, "2026-11-21", "false")]
    [InlineData("2020-01-01", null, null, "2020-01-01", "true")]
    [InlineData("2026-11-24", null, null, "2026-11-23", "false")]
    [InlineData(null, "2026-11-23", null, "2026-11-22", "true")]
    [InlineData(null, "2026-11-23", null, "2026-11-23", "false")]
    [InlineData(null, null, "2026-11-24", "2026-11-23", "true")]
    [InlineData(null, null, "2026-11-23", "2026-11-23", "false")]
    public async Task AccountCounts_AroundItsDays_TakesTheRegistrysOwnBeforeTheRows(string? registered, string? cancelled, string? to, string day, string expected)
    {
        Assert.Equal([expected], await database.RowsAsync($"SELECT crawl.account_counts({Day(registered)}, {Day(cancelled)}, '2026-11-22', {Day(to)}, '{day}')"));

        static string Day(string? day) => day is null ? "NULL" : $"'{day}'";
    }
}
