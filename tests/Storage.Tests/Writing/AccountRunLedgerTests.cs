using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Writing;

public sealed class AccountRunLedgerTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private RunLedger Ledger => database.Get<RunLedger>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenAccounts_OverAll_TargetsThoseThatCountOnTheDay()
    {
        var used = await Accounts.AddAsync(database);
        var sourceless = await Accounts.AddAsync(database, source: false);
        var suspended = await Accounts.AddAsync(database, account => account.SuspendedOn = Today.AddDays(-30));
        var cancelledToday = await Accounts.AddAsync(database, account => account.CancelledOn = Today);
        var cancelledTomorrow = await Accounts.AddAsync(database, account => account.CancelledOn = Today.AddDays(1));
        var comes = await Accounts.AddAsync(database, account => account.RegisteredOn = Today.AddDays(1));
        var dropped = await Accounts.AddAsync(database, account => account.ValidTo = Today);

        var run = await Accounts.OpenAsync(database);

        Assert.Equal(RunKind.Accounts, run.Kind);
        Assert.Empty(run.SiteIds);
        Assert.All([used, sourceless, suspended, cancelledTomorrow], account => Assert.Contains(account.Id, run.AccountIds));
        Assert.All([cancelledToday, comes, dropped], account => Assert.DoesNotContain(account.Id, run.AccountIds));
    }

    [Fact]
    public async Task OpenAccounts_OfANightAskedTwice_IsOneRun()
    {
        var night = new DateOnly(2026, 12, 1);

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Ledger.OpenAccountsAsync(null, night, "全部账号", CrawlerDatabase.Point, null, "test", Cancellation)));

        Assert.Single(runs, run => run.Created);
        Assert.Single(runs.Select(run => run.RunId).Distinct());
    }

    [Fact]
    public async Task FinishIfComplete_WithAnAccountWaiting_LeavesTheRunOpen()
    {
        Account[] accounts = [await Accounts.AddAsync(database), await Accounts.AddAsync(database)];
        var run = await Accounts.OpenAsync(database, accounts);

        await database.Get<AccountWriter>().WriteAsync(Accounts.Batch(run, CrawlerDatabase.Point, Accounts.Result(accounts[0], CrawlerDatabase.Point)), Cancellation);
        Assert.False(await Ledger.FinishIfCompleteAsync(run.RunId, Cancellation));
        Assert.Equal([accounts[1].Id], (await Ledger.GetAsync(run.RunId, Cancellation))!.AccountIds);
        await database.Get<AccountWriter>().WriteAsync(Accounts.Batch(run, CrawlerDatabase.Point, Accounts.Result(accounts[1], CrawlerDatabase.Point)), Cancellation);
        Assert.True(await Ledger.FinishIfCompleteAsync(run.RunId, Cancellation));
    }

    [Fact]
    public async Task Close_WithAccountsNotReached_GivesEachARowThatKeepsWhatWasKnown()
    {
        var account = await Accounts.AddAsync(database);
        var published = CrawlerDatabase.Point.AddDays(-3);
        await Accounts.LookAsync(database, CrawlerDatabase.Point, Accounts.Read(account, CrawlerDatabase.Point, published, new AccountPost("http://post.example/1", "一篇", published, false)));
        database.Clock.SetUtcNow(CrawlerDatabase.Point.AddDays(1));
        var run = await Accounts.OpenAsync(database, [account], CrawlerDatabase.Point.AddDays(1));

        Assert.Equal(1, await Ledger.CloseAsync(run.RunId, RunState.Deadline, "超过截止时间，未轮到", Cancellation));

        Assert.Equal(
            ["notAsked|超过截止时间，未轮到|false|true|一篇"],
            await database.RowsAsync($"SELECT access, reason, reached, newest_remembered, newest_title FROM crawl.account_observation WHERE run_id = {run.RunId}"));
        Assert.Equal(["notReached"], await database.RowsAsync($"SELECT state FROM crawl.account_target WHERE run_id = {run.RunId}"));
        Assert.Equal(["1|0|1|0"], await database.RowsAsync($"SELECT accounts, accounts_done, accounts_not_reached, accounts_waiting FROM report.run_coverage WHERE run_id = {run.RunId}"));
    }

    [Fact]
    public async Task OpenEvaluation_OverSitesAndAccounts_TargetsBoth()
    {
        var site = await database.AddSiteAsync();
        var account = await Accounts.AddAsync(database);

        var run = await Ledger.OpenEvaluationAsync([site.Id], [account.Id], "重新评定", CrawlerDatabase.Point, "test", Cancellation);

        Assert.Equal((RunKind.Evaluate, site.Id, account.Id), (run.Kind, Assert.Single(run.SiteIds), Assert.Single(run.AccountIds)));
        await Ledger.CloseAsync(run.RunId, RunState.Aborted, "中止", Cancellation);
        Assert.Empty(await database.RowsAsync($"SELECT 1 FROM crawl.account_observation WHERE run_id = {run.RunId}"));
    }
}
