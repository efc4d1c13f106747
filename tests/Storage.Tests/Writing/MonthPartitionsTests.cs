using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Writing;

public sealed class MonthPartitionsTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EnsureAround_ByManyAtOnce_MakesThreeMonthsOfEachTable()
    {
        var moment = new DateTimeOffset(2031, 1, 15, 0, 0, 0, TimeSpan.Zero);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => new MonthPartitions(database.Source).EnsureAroundAsync(moment, Cancellation)));

        Assert.Equal(
            [
                "account_observation_2030_12", "account_observation_2031_01", "account_observation_2031_02",
                "column_observation_2030_12", "column_observation_2031_01", "column_observation_2031_02",
                "ipv6_survey_2030_12", "ipv6_survey_2031_01", "ipv6_survey_2031_02",
                "link_survey_2030_12", "link_survey_2031_01", "link_survey_2031_02",
                "page_fetch_2030_12", "page_fetch_2031_01", "page_fetch_2031_02",
                "verdict_2030_12", "verdict_2031_01", "verdict_2031_02",
                "visit_2030_12", "visit_2031_01", "visit_2031_02",
            ],
            await database.RowsAsync("""
                SELECT relname::text FROM pg_class
                WHERE relnamespace = 'crawl'::regnamespace AND relkind = 'r' AND relname ~ '_(2030_12|2031_..)$' ORDER BY 1
                """));
    }

    [Theory]
    [InlineData("2029-12-31T15:59:59Z", "column_observation_2029_12")]
    [InlineData("2029-12-31T16:00:00Z", "column_observation_2030_01")]
    public async Task Row_AtMidnightInChina_FallsIntoThatMonth(string observed, string partition)
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        var at = DateTimeOffset.Parse(observed);

        await database.RunAsync(site, run => Sample.Result(run, site, [Sample.Column(site.ColumnIds[0], ReadingOutcome.Blank, at: at)]));

        Assert.Equal([partition], await database.RowsAsync($"SELECT relname::text FROM crawl.column_observation o JOIN pg_class c ON c.oid = o.tableoid WHERE column_id = {site.ColumnIds[0]}"));
    }

    [Fact]
    public async Task LatestOfAColumn_InAYearOfPartitions_IsFoundByIndexAlone()
    {
        await new MonthPartitions(database.Source).EnsureForAsync(
            Enumerable.Range(0, 12).Select(month => CrawlerDatabase.Point.AddMonths(-month)), Cancellation);

        var plan = string.Join('\n', await database.RowsAsync("""
            EXPLAIN SELECT * FROM crawl.column_observation WHERE column_id = 1 AND outcome <> 'notRead' ORDER BY observed_at DESC LIMIT 1
            """));

        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }
}
