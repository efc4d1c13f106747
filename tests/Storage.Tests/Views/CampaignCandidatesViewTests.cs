using FreshnessCrawler.Storage.Campaigns;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Views;

public sealed class CampaignCandidatesViewTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    [Theory]
    [InlineData(null, "2026-10-20", "未见报备")]
    [InlineData("2026-10-06", "2026-10-20", "按期报备")]
    [InlineData("2026-10-08", "2026-10-20", "报备不足10个工作日（9日）")]
    [InlineData("2026-10-20", "2026-10-20", "报备不足10个工作日（0日）")]
    [InlineData("2026-11-20", "2027-01-05", "无法判断：2026-11-20 至 2027-01-05 的放假安排未知")]
    public async Task Candidates_ByTheirFiling_AreInTimeOrNot(string? filed, string starts, string expected)
    {
        var account = await Accounts.AddAsync(database);
        var candidate = Accounts.Campaign("最美护士评选", activity: "最美护士评选", starts: DateOnly.Parse(starts));
        await Accounts.LookAsync(database, CrawlerDatabase.Point, Accounts.Result(account, CrawlerDatabase.Point) with { Campaigns = [candidate] });
        if (filed is not null)
            await database.ExecuteAsync($"INSERT INTO crawl.activity_filing (unit_id, activity, filed_on, starts_on, valid_from) VALUES ({account.UnitId}, '最美护士评选', '{filed}', '{starts}', '2020-01-01')");
        await database.Get<CampaignBook>().RematchAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [$"{account.Name}|微信|最美护士评选|{starts}|活动规则标题：“投票时间”；投票次数限制：“每个微信号每天可投3票”|{expected}|待核实"],
            await database.RowsAsync($"SELECT where_seen, platform, activity, starts_on, signs, filing_state, decision FROM report.campaign_candidates WHERE account_code = '{account.Code}'"));
    }

    [Fact]
    public async Task WorkingDays_OverHolidaysAndMakeUpDays_AreTheRules()
    {
        var (from, mistaken) = (new DateOnly(2026, 9, 20), new List<string>());
        for (var length = -1; length < 40; length++)
        {
            var to = from.AddDays(length);
            if ($"{CrawlerDatabase.Calendar.Between(from, to)}" != (await database.RowsAsync($"SELECT report.working_days('{from:O}', '{to:O}')"))[0])
                mistaken.Add($"{to:O}");
        }

        Assert.Empty(mistaken);
        Assert.Equal([""], await database.RowsAsync("SELECT report.working_days('2026-12-30', '2027-01-01')"));
    }
}
