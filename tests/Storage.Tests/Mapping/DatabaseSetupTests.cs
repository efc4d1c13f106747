using FreshnessCrawler.Rules.Calendar;
using FreshnessCrawler.Tests;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Mapping;

public sealed class DatabaseSetupTests(CrawlerDatabase database, PostgresFixture postgres) : IClassFixture<CrawlerDatabase>
{
    [Fact]
    public async Task Run_ByThreeWorkersAtOnceOnAnEmptyDatabase_SetsItUpOnce()
    {
        var connectionString = await postgres.CreateDatabaseAsync();
        await using var services = new ServiceCollection().AddLogging().AddCrawlerStorage(connectionString).BuildServiceProvider();

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            services.GetRequiredService<DatabaseSetup>().RunAsync(CrawlerDatabase.Rules, [TestPolicy.Policy], CrawlerDatabase.Calendar, TestContext.Current.CancellationToken)));

        await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand("SELECT count(*) FROM report.site_status");
        Assert.Equal(0L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Run_AfterARuleChangedItsWords_TakesTheNewOnes()
    {
        var changed = CrawlerDatabase.Rules.Select(rule => rule.Code == "V-W4a" ? rule with { Indicator = "新名称" } : rule);

        await database.Get<DatabaseSetup>().RunAsync(changed, [TestPolicy.Policy], CrawlerDatabase.Calendar, TestContext.Current.CancellationToken);

        Assert.Equal(["新名称"], await database.RowsAsync("SELECT indicator FROM crawl.rule WHERE code = 'V-W4a'"));
        Assert.Equal([$"{CrawlerDatabase.Rules.Count}"], await database.RowsAsync("SELECT count(*) FROM crawl.rule"));
    }

    [Fact]
    public async Task Run_OverAViewSpoiltByHand_RebuildsIt()
    {
        await database.ExecuteAsync("DROP VIEW report.finding_history");

        await database.Get<DatabaseSetup>().RunAsync(CrawlerDatabase.Rules, [TestPolicy.Policy], CrawlerDatabase.Calendar, TestContext.Current.CancellationToken);

        Assert.Empty(await database.RowsAsync("SELECT * FROM report.finding_history"));
    }

    [Fact]
    public async Task Ensure_OnADatabaseOfThisVersion_LeavesTheViewsAlone()
    {
        var setup = database.Get<DatabaseSetup>();
        await setup.RunAsync(CrawlerDatabase.Rules, [TestPolicy.Policy], CrawlerDatabase.Calendar, TestContext.Current.CancellationToken);
        var before = await database.RowsAsync("SELECT 'report.site_status'::regclass::oid");

        await setup.EnsureAsync(CrawlerDatabase.Rules, [TestPolicy.Policy], CrawlerDatabase.Calendar, TestContext.Current.CancellationToken);

        Assert.Equal(before, await database.RowsAsync("SELECT 'report.site_status'::regclass::oid"));
    }

    [Fact]
    public async Task Ensure_AfterARuleChangedItsWords_TakesTheNewOnes()
    {
        var setup = database.Get<DatabaseSetup>();
        await setup.RunAsync(CrawlerDatabase.Rules, [TestPolicy.Policy], CrawlerDatabase.Calendar, TestContext.Current.CancellationToken);
        var changed = CrawlerDatabase.Rules.Select(rule => rule.Code == "V-W4a" ? rule with { Clause = "新条款" } : rule);

        await setup.EnsureAsync(changed, [TestPolicy.Policy], CrawlerDatabase.Calendar, TestContext.Current.CancellationToken);

        Assert.Equal(["新条款"], await database.RowsAsync("SELECT clause FROM crawl.rule WHERE code = 'V-W4a'"));
    }

    [Fact]
    public async Task Ensure_AfterTheCalendarChanged_TakesTheNewDays()
    {
        var longer = new WorkingDays([.. CrawlerDatabase.Calendar.Days, new CalendarDay(new DateOnly(2026, 10, 8), Works: false)]);

        await database.Get<DatabaseSetup>().EnsureAsync(CrawlerDatabase.Rules, [TestPolicy.Policy], longer, TestContext.Current.CancellationToken);

        Assert.Equal(["2026-10-08|off", "2026-10-10|work"], await database.RowsAsync("SELECT day, kind FROM crawl.calendar_day WHERE day > '2026-10-07' ORDER BY day"));
    }

    [Fact]
    public async Task ReportReader_AskingForViewsAndForTables_GetsTheViewsOnly()
    {
        await using var connection = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(connection, "SET ROLE report_reader");
        try
        {
            foreach (var view in await database.RowsAsync("SELECT viewname FROM pg_views WHERE schemaname = 'report'"))
                await ExecuteAsync(connection, $"SELECT * FROM report.{view}");

            foreach (var table in await database.RowsAsync("SELECT tablename FROM pg_tables WHERE schemaname = 'crawl'"))
            {
                var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(connection, $"SELECT * FROM crawl.{table}"));
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
            }

            await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(connection, "CREATE VIEW report.mine AS SELECT 1"));
            await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(connection, "DROP VIEW report.site_status"));
        }
        finally
        {
            await ExecuteAsync(connection, "RESET ROLE");
        }
    }

    [Fact]
    public async Task ReportReader_AsMade_ReadsOnly()
    {
        Assert.Equal(["default_transaction_read_only=on"], await database.RowsAsync("SELECT unnest(rolconfig) FROM pg_roles WHERE rolname = 'report_reader'"));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
