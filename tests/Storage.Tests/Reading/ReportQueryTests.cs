using FreshnessCrawler.Storage.Reading;
using Npgsql;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Reading;

public sealed class ReportQueryTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private ReportQuery Query => database.Get<ReportQuery>();

    [Fact]
    public async Task Ask_OfAView_GivesNamesThenRows()
    {
        var site = await database.AddSiteAsync();

        var rows = await AskAsync($"select site_code, url from site_status where site_code = '{site.Code}';");

        Assert.Equal(["site_code", "url"], rows[0]);
        Assert.Equal(site.Code, Assert.Single(rows[1..])[0]);
    }

    [Theory]
    [InlineData("delete from crawl.site")]
    [InlineData("select * from crawl.site")]
    [InlineData("create table report.x (a int)")]
    [InlineData("select 1; reset role")]
    [InlineData("select pg_read_file('/etc/passwd')")]
    [InlineData("select set_config('role', 'none', false), pg_read_file('/etc/passwd')")]
    [InlineData("delete from site_status")]
    [InlineData("do $$ begin reset role; end $$")]
    [InlineData("copy (select 1) to stdout")]
    [InlineData("commit")]
    [InlineData("")]
    public async Task Ask_AnythingButAReadOfTheViews_IsRefused(string sql) =>
        await Assert.ThrowsAsync<PostgresException>(() => AskAsync(sql));

    [Fact]
    public async Task Ask_AfterARefusal_TheConnectionIsAsBefore()
    {
        await Assert.ThrowsAsync<PostgresException>(() => AskAsync("select nonsense"));

        var rows = await AskAsync("select current_user::text, current_setting('transaction_read_only')");

        Assert.Equal(["report_reader", "on"], rows[1]);
        Assert.NotEqual(["report_reader"], await database.RowsAsync("SELECT current_user"));
    }

    private async Task<List<object?[]>> AskAsync(string sql)
    {
        var rows = new List<object?[]>();
        await foreach (var row in Query.AskAsync(sql, TestContext.Current.CancellationToken)) rows.Add(row);
        return rows;
    }
}
