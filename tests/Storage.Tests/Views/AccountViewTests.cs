using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Views;

public sealed class AccountViewTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static readonly DateTimeOffset Point = CrawlerDatabase.Point;

    [Fact]
    public async Task Freshness_OfEachSituation_NamesItsStateAndWhy()
    {
        var never = await Accounts.AddAsync(database);
        var fresh = await SeenAsync(account => Read(account, -3));
        var due = await SeenAsync(account => Read(account, -12));
        var stale = await SeenAsync(account => Read(account, -20));
        var blocked = await SeenAsync(account => Accounts.Result(account, Point));
        var undated = await SeenAsync(account => Accounts.Result(account, Point, seen => seen with { Access = AccountAccess.Undated, Reason = "内容没有日期" }));
        var oldList = await SeenAsync(account => Read(account, -20) is var read ? read with { Observation = read.Observation with { Source = AccountSourceKind.List, AsOf = Point.AddDays(-10) } } : read);
        var faulty = await SeenAsync(account => Read(account, -3));
        await Accounts.LookAsync(database, Point.AddDays(1), Accounts.Result(faulty, Point.AddDays(1), seen => seen with { Access = AccountAccess.NotAsked, Reason = "程序故障" }));
        var suspended = await Accounts.AddAsync(database, row => row.SuspendedOn = new DateOnly(2026, 1, 1));
        var cancelled = await Accounts.AddAsync(database, row => row.CancelledOn = new DateOnly(2026, 1, 1));

        Assert.Equal(["notRead||||尚未检查|尚未检查|0"], await RowAsync(never));
        Assert.Equal(["fresh|3|14|11|读到||0"], await RowAsync(fresh));
        Assert.Equal(["dueSoon|12|14|2|读到|", "0"], await SplitAsync(due));
        Assert.Equal(["stale|20|14|-6|读到|", "0"], await SplitAsync(stale));
        Assert.Equal(["notRead||14||平台拒绝访问|平台拒绝访问（403）|1"], await RowAsync(blocked));
        Assert.Equal(["undated||14||内容没有可用的日期|", "1"], await SplitAsync(undated));
        Assert.Equal(["unconfirmed|20|14|-6|读到|", "0"], await SplitAsync(oldList));
        Assert.Equal(["notRead|3|14|11|未读取|程序故障|1"], await RowAsync(faulty));
        Assert.Equal(["suspended||||尚未检查|已于 2026-01-01 停用|0"], await RowAsync(suspended));
        Assert.Empty(await RowAsync(cancelled));
        Assert.Equal(["订阅源|名单"], await database.RowsAsync($"""
            SELECT max(source) FILTER (WHERE account_code = '{fresh.Code}'), max(source) FILTER (WHERE account_code = '{oldList.Code}') FROM report.account_freshness
            """));
    }

    [Fact]
    public async Task Freshness_OfInteraction_FollowsTheRule()
    {
        var record = new InteractionRecord(new DateOnly(2026, 11, 20), true, "菜单", "截图", "甲");
        var good = await SeenAsync(account => Interact(account, [record]));
        var bad = await SeenAsync(account => Interact(account, [record with { Effective = false }]));
        var unknown = await SeenAsync(account => Interact(account, []));

        Assert.Equal(["有效", "缺", "未核实"], await database.RowsAsync($"SELECT interaction FROM report.account_freshness WHERE account_id IN ({good.Id}, {bad.Id}, {unknown.Id}) ORDER BY account_id"));

        static AccountResult Interact(Account account, IReadOnlyList<InteractionRecord> records) =>
            Accounts.Result(account, Point, seen => seen with { Interaction = records });
    }

    [Fact]
    public async Task Annex2_OfAQuarter_NamesTheAccountsAsTheNoticeDoes()
    {
        var clean = await Accounts.AddAsync(database);
        var silent = await Accounts.AddAsync(database, row => (row.Platform, row.Name) = ("今日头条", "九江出口加工区"));
        var both = await Accounts.AddAsync(database, row => row.Name = "修水县市场监管");
        var idle = await Accounts.AddAsync(database);
        await JudgeAsync(clean, 0, Accounts.Verdict(clean, Outcome.Pass));
        await JudgeAsync(both, 0, Accounts.Verdict(both, Outcome.Fail, "V-M3a"), Accounts.Verdict(both, Outcome.Fail));
        await JudgeAsync(silent, 0, Accounts.Verdict(silent, Outcome.Fail));
        await JudgeAsync(idle, 0, Accounts.Verdict(idle, Outcome.Fail, "A-IDLE"));
        await JudgeAsync(silent, 1, Accounts.Verdict(silent, Outcome.Pass));
        await JudgeAsync(both, 1, Accounts.Verdict(both, Outcome.Pass));

        Assert.Equal(
            [
                "1|今日头条|九江出口加工区|1.监测时间点2周未更新|整改后合格",
                "2|微信|修水县市场监管|1.监测时间点2周未更新；\n2.缺有效互动渠道功能。|未整改：缺有效互动渠道功能",
            ],
            await database.RowsAsync($"SELECT no - (SELECT min(no) FROM report.notice_annex2 WHERE account = '九江出口加工区') + 1, platform, account, problems, outcome FROM report.notice_annex2 WHERE account IN ('九江出口加工区', '修水县市场监管')"));
        Assert.Empty(await database.RowsAsync($"SELECT 1 FROM report.notice_annex2 WHERE account IN ('{clean.Name}', '{idle.Name}')"));
        Assert.Empty(await database.RowsAsync("SELECT 1 FROM report.notice_annex1"));

        await Accounts.OpenAsync(database, [clean], Point.AddDays(60));
        Assert.Equal(
            ["修水县市场监管|1.缺有效互动渠道功能"],
            await database.RowsAsync("SELECT account, problems FROM report.notice_annex2 WHERE account IN ('九江出口加工区', '修水县市场监管')"));
    }

    [Fact]
    public async Task OpenFindingAndHistory_OfAnAccount_NameItWithoutASite()
    {
        var account = await SeenAsync(found => Read(found, -20));

        Assert.Equal([$"account|{account.Name}|||{account.Code}|微信"], await database.RowsAsync($"SELECT target_kind, target, site_code, site, account_code, platform FROM report.open_finding WHERE account_code = '{account.Code}'"));
        Assert.Equal([$"opened|{account.Name}||accounts"], await database.RowsAsync($"SELECT kind, target, site, run_kind FROM report.finding_history WHERE account_code = '{account.Code}'"));

        await database.ExecuteAsync($"UPDATE crawl.account SET cancelled_on = '2020-01-02' WHERE id = {account.Id}");
        Assert.Empty(await database.RowsAsync($"SELECT 1 FROM report.open_finding WHERE account_code = '{account.Code}'"));
    }

    [Fact]
    public async Task RunCoverage_OfAnAccountRun_CountsWhatWasReadAndWhyNot()
    {
        Account[] accounts = [await Accounts.AddAsync(database), await Accounts.AddAsync(database), await Accounts.AddAsync(database)];
        var run = await Accounts.LookAsync(database, Point, Read(accounts[0], -1), Accounts.Result(accounts[1], Point), Accounts.Result(accounts[2], Point));

        Assert.Equal(
            ["accounts|0|3|3|0|0|1|{\"平台拒绝访问\": 2}"],
            await database.RowsAsync($"SELECT kind, targets, accounts, accounts_done, accounts_not_reached, accounts_waiting, accounts_read, account_not_read_reasons FROM report.run_coverage WHERE run_id = {run.RunId}"));
    }

    private static AccountResult Read(Account account, int day) => Accounts.Read(account, Point, Point.AddDays(day));

    private async Task<Account> SeenAsync(Func<Account, AccountResult> look)
    {
        var account = await Accounts.AddAsync(database);
        await Accounts.JudgedLookAsync(database, Point, look(account));
        return account;
    }

    private Task<RunHandle> JudgeAsync(Account account, int night, params Verdict[] verdicts) =>
        Accounts.LookAsync(database, Point.AddDays(night), Accounts.Result(account, Point.AddDays(night)) with { Verdicts = verdicts });

    private Task<List<string>> RowAsync(Account account) =>
        database.RowsAsync($"SELECT state, age_days, limit_days, days_left, access, reason, failures_in_a_row FROM report.account_freshness WHERE account_code = '{account.Code}'");

    /// <summary>The row without its reason, which is the rule's sentence.</summary>
    private async Task<string[]> SplitAsync(Account account)
    {
        var row = Assert.Single(await RowAsync(account));
        var parts = row.Split('|');
        Assert.NotEqual("", parts[5]);
        return [string.Join('|', parts[..5]) + "|", parts[6]];
    }
}
