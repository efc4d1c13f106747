using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Findings;

public sealed class AccountFindingTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private int _day;

    [Fact]
    public async Task Findings_OfAnAccountOverItsLife_MoveByProofOnly()
    {
        var account = await Accounts.AddAsync(database);
        foreach (var outcome in (Outcome[])[Outcome.Fail, Outcome.NotTested, Outcome.Fail, Outcome.NotApplicable, Outcome.Pass, Outcome.Fail])
            await JudgeAsync(Accounts.Verdict(account, outcome));

        Assert.Equal(["opened", "confirmed", "rectified", "reopened"], await EventsAsync(account));
    }

    [Fact]
    public async Task Findings_OfASuspendedAccount_AreWithdrawnByNotApplicableWhileOthersStillOpen()
    {
        var account = await Accounts.AddAsync(database);
        await JudgeAsync(Accounts.Verdict(account, Outcome.Fail));
        await database.ExecuteAsync($"UPDATE crawl.account SET suspended_on = '2026-11-01' WHERE id = {account.Id}");
        await JudgeAsync(Accounts.Verdict(account, Outcome.NotApplicable), Accounts.Verdict(account, Outcome.Fail, "A-IDLE"));

        Assert.Equal(["V-M2a|withdrawn", "A-IDLE|open"], await database.RowsAsync($"SELECT rule, state FROM crawl.finding WHERE target_id = {account.Id} AND target_kind = 'account' ORDER BY id"));
    }

    [Fact]
    public async Task Findings_OfAnAccountCancelledSinceItWasSeen_AreNotOpened()
    {
        var account = await Accounts.AddAsync(database);
        var run = await Accounts.OpenAsync(database, [account]);
        await database.ExecuteAsync($"UPDATE crawl.account SET cancelled_on = '2026-11-23' WHERE id = {account.Id}");
        var result = Accounts.Result(account, CrawlerDatabase.Point) with { Verdicts = [Accounts.Verdict(account, Outcome.Fail)] };

        await database.Get<AccountWriter>().WriteAsync(Accounts.Batch(run, CrawlerDatabase.Point, result), TestContext.Current.CancellationToken);

        Assert.Empty(await EventsAsync(account));
    }

    [Fact]
    public async Task Findings_OfAnOlderMonitoringPoint_DoNotMoveAgain()
    {
        var account = await Accounts.AddAsync(database);
        _day = 5;
        await JudgeAsync(Accounts.Verdict(account, Outcome.Fail));
        _day = 2;
        await JudgeAsync(Accounts.Verdict(account, Outcome.Pass));

        Assert.Equal(["opened"], await EventsAsync(account));
    }

    [Fact]
    public async Task Findings_OfASiteWithTheSameNumber_AreAnothers()
    {
        var account = await Accounts.AddAsync(database);
        var site = await database.AddSiteAsync();
        await database.RunAsync(site, run => Sample.Result(run, site, verdicts: [Sample.SiteVerdict(account.Id, Outcome.Fail, "V-M2a")]));
        await JudgeAsync(Accounts.Verdict(account, Outcome.Pass));

        Assert.Equal(["site|open"], await database.RowsAsync($"SELECT target_kind, state FROM crawl.finding WHERE target_id = {account.Id} AND rule = 'V-M2a'"));
    }

    private Task<RunHandle> JudgeAsync(params Verdict[] verdicts)
    {
        var at = CrawlerDatabase.Point.AddDays(_day++);
        var account = new Account { Id = verdicts[0].TargetId, Code = "a", Platform = "微信", Name = "账号" };
        return Accounts.LookAsync(database, at, Accounts.Result(account, at) with { Verdicts = verdicts });
    }

    private Task<List<string>> EventsAsync(Account account) => database.RowsAsync($"""
        SELECT e.kind FROM crawl.finding_event e JOIN crawl.finding f ON f.id = e.finding_id WHERE f.target_kind = 'account' AND f.target_id = {account.Id} ORDER BY e.id
        """);
}
