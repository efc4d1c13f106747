using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Writing;

public sealed class AccountWriterTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static readonly DateTimeOffset Point = CrawlerDatabase.Point;

    private AccountWriter Writer => database.Get<AccountWriter>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_OfABatch_KeepsEachPartOnce()
    {
        var account = await Accounts.AddAsync(database);
        var source = await SourceAsync(account);
        var result = Accounts.Read(account, Point, Point.AddDays(-1), Post("a", -1), Post("b", -2)) with
        {
            Tries = [Accounts.Try(source, AccountAccess.Read, "\"v1\"")],
            Verdicts = [Accounts.Verdict(account, Outcome.Fail)],
            Campaigns = [Accounts.Campaign("投票")],
        };
        var run = await Accounts.OpenAsync(database, [account]);

        Assert.Equal(1, await Writer.WriteAsync(Accounts.Batch(run, Point, result), Cancellation));
        Assert.Equal(0, await Writer.WriteAsync(Accounts.Batch(run, Point, result), Cancellation));

        Assert.Equal(
            ["read|feed|2|feed|http://feed.example/|read|200|3"],
            await database.RowsAsync($"""
                SELECT access, source_kind, posts, tries -> 0 ->> 'kind', tries -> 0 ->> 'address', tries -> 0 ->> 'access', tries -> 0 ->> 'status', tries -> 0 ->> 'items'
                FROM crawl.account_observation WHERE run_id = {run.RunId}
                """));
        Assert.Equal(["V-M2a|account||fail"], await database.RowsAsync($"SELECT rule, target_kind, site_id, outcome FROM crawl.verdict WHERE run_id = {run.RunId}"));
        Assert.Equal(["2"], await database.RowsAsync($"SELECT count(*) FROM crawl.account_post WHERE account_id = {account.Id}"));
        Assert.Equal(["投票|heading|每个微信号每天可投3票"], await database.RowsAsync($"SELECT title, signs -> 0 ->> 'feature', signs -> 1 ->> 'quote' FROM crawl.campaign WHERE account_id = {account.Id}"));
        Assert.Equal(["\"v1\""], await database.RowsAsync($"SELECT etag FROM crawl.account_source_memory WHERE source_id = {source}"));
        Assert.Equal(["open|"], await database.RowsAsync($"SELECT state, site_id FROM crawl.finding WHERE target_kind = 'account' AND target_id = {account.Id}"));
        Assert.Equal(["done"], await database.RowsAsync($"SELECT state FROM crawl.account_target WHERE run_id = {run.RunId}"));
    }

    [Fact]
    public async Task Write_OfManyAccounts_TakesNoMoreStatementsThanOfOne()
    {
        var one = await CostAsync(1);
        var many = await CostAsync(40);

        Assert.Equal(one, many);
        Assert.InRange(many, 1, 12);
    }

    [Fact]
    public async Task Write_WithOneAccountThatTheDatabaseRefuses_KeepsTheOthersAndSaysSo()
    {
        Account[] accounts = [await Accounts.AddAsync(database), await Accounts.AddAsync(database), await Accounts.AddAsync(database)];
        var run = await Accounts.OpenAsync(database, accounts);
        var results = accounts.Select(account => Accounts.Read(account, Point, Point.AddDays(-1)) with { Verdicts = [Accounts.Verdict(account, Outcome.Pass)] }).ToArray();
        results[1] = results[1] with { Verdicts = [Accounts.Verdict(accounts[1], Outcome.Pass), Accounts.Verdict(accounts[1], Outcome.Fail)] };

        Assert.Equal(3, await Writer.WriteAsync(Accounts.Batch(run, Point, results), Cancellation));

        Assert.Equal(
            ["read|", "notAsked|程序故障：所见内容无法入库（23505）", "read|"],
            await database.RowsAsync($"SELECT access, reason FROM crawl.account_observation WHERE run_id = {run.RunId} ORDER BY account_id"));
        Assert.Equal(["3"], await database.RowsAsync($"SELECT count(*) FROM crawl.account_target WHERE run_id = {run.RunId} AND state = 'done'"));
        Assert.Empty(await database.RowsAsync($"SELECT 1 FROM crawl.verdict WHERE run_id = {run.RunId} AND target_id = {accounts[1].Id}"));
    }

    [Fact]
    public async Task Write_OfARunThatWasClosed_WritesNothing()
    {
        var account = await Accounts.AddAsync(database);
        var run = await Accounts.OpenAsync(database, [account]);
        await database.Get<RunLedger>().CloseAsync(run.RunId, RunState.Aborted, "中止", Cancellation);

        Assert.Equal(0, await Writer.WriteAsync(Accounts.Batch(run, Point, Accounts.Result(account, Point)), Cancellation));
    }

    [Fact]
    public async Task Write_JudgedAgain_KeepsTheVerdictsOnly()
    {
        var account = await Accounts.AddAsync(database);
        var run = await database.Get<RunLedger>().OpenEvaluationAsync([], [account.Id], "重新评定", Point, "test", Cancellation);
        var result = Accounts.Read(account, Point, Point.AddDays(-1), Post("a", -1)) with { Verdicts = [Accounts.Verdict(account, Outcome.Fail)] };

        await Writer.WriteAsync(Accounts.Batch(run, Point, result) with { JudgedAgain = true }, Cancellation);

        Assert.Equal(["fail"], await database.RowsAsync($"SELECT outcome FROM crawl.verdict WHERE run_id = {run.RunId}"));
        Assert.Equal(["open"], await database.RowsAsync($"SELECT state FROM crawl.finding WHERE last_run_id = {run.RunId}"));
        Assert.Empty(await database.RowsAsync($"SELECT 1 FROM crawl.account_observation WHERE account_id = {account.Id}"));
        Assert.Empty(await database.RowsAsync($"SELECT 1 FROM crawl.account_post WHERE account_id = {account.Id}"));
    }

    [Fact]
    public async Task Write_OfPostsSeenBefore_KeepsTheFirstSighting()
    {
        var account = await Accounts.AddAsync(database);
        await Accounts.LookAsync(database, Point, Accounts.Read(account, Point, null, new AccountPost("http://mp.weixin.qq.com/s/1", "原题", Point.AddDays(-2), false)));
        await Accounts.LookAsync(database, Point.AddDays(1), Accounts.Read(account, Point.AddDays(1), null, new AccountPost("https://mp.weixin.qq.com/s/1?scene=2", "改题", Point.AddDays(-2).AddHours(8), true)));

        Assert.Equal(["原题|2026-11-22 17:00"], await database.RowsAsync($"SELECT title, first_seen_at FROM crawl.account_post WHERE account_id = {account.Id}"));
    }

    [Fact]
    public async Task Write_OfPostsThatShareAnAddressOrHaveNone_KeepsEach()
    {
        var account = await Accounts.AddAsync(database);
        const string Own = "http://weibo.example/u/1";
        await Accounts.LookAsync(database, Point, Accounts.Read(account, Point, null,
            new AccountPost(Own, "一", Point.AddDays(-1), false), new AccountPost(Own, "二", Point.AddDays(-2), false), new AccountPost("", "三", Point.AddDays(-3), false), new AccountPost("", "四", null, false)));
        await Accounts.LookAsync(database, Point.AddDays(5), Accounts.Read(account, Point.AddDays(5), null, new AccountPost(Own, "五", Point.AddDays(4), false)));
        await Accounts.LookAsync(database, Point.AddDays(9), Accounts.Read(account, Point.AddDays(9), null, new AccountPost(Own, "六", Point.AddDays(8), false)));

        Assert.Equal(["一", "二", "三", "四", "五", "六"], await database.RowsAsync($"SELECT title FROM crawl.account_post WHERE account_id = {account.Id} ORDER BY first_seen_at, published DESC NULLS LAST"));
    }

    [Fact]
    public async Task Write_OfAPostThatStandsTwicePinnedUnderAnotherTitle_KeepsItOnce()
    {
        var account = await Accounts.AddAsync(database);
        await Accounts.LookAsync(database, Point, Accounts.Read(account, Point, null, Post("p", -30) with { Title = "[置顶] p", Pinned = true }, Post("p", -30)));

        Assert.Equal(["p|false"], await database.RowsAsync($"SELECT title, pinned FROM crawl.account_post WHERE account_id = {account.Id}"));
    }

    [Fact]
    public async Task Write_OfAPostThatGetsItsDateLater_KnowsTheDate()
    {
        var account = await Accounts.AddAsync(database);
        await Accounts.LookAsync(database, Point, Accounts.Read(account, Point, null, new AccountPost("http://post.example/9", "一", null, false)));
        await Accounts.LookAsync(database, Point.AddDays(1), Accounts.Read(account, Point.AddDays(1), null, Post("9", -1)));

        Assert.Equal(["2026-11-21 17:00"], await database.RowsAsync($"SELECT max(published) FROM crawl.account_post WHERE account_id = {account.Id}"));
    }

    [Fact]
    public async Task Write_OfTries_RemembersTheValidatorsOfWholeAnswersOnly()
    {
        var account = await Accounts.AddAsync(database);
        var source = await SourceAsync(account);
        await LookAsync(0, Accounts.Try(source, AccountAccess.Read, "\"v1\""));
        await LookAsync(1, Accounts.Try(source, AccountAccess.Read, notModified: true));
        await LookAsync(2, Accounts.Try(source, AccountAccess.Empty, "\"v2\""));
        await LookAsync(3, Accounts.Try(long.MaxValue, AccountAccess.Read, "\"v3\""));

        Assert.Equal(["\"v1\"|2026-11-23 17:00"], await database.RowsAsync($"SELECT etag, read_at FROM crawl.account_source_memory WHERE source_id = {source}"));

        await LookAsync(4, Accounts.Try(source, AccountAccess.Read));
        Assert.Equal([""], await database.RowsAsync($"SELECT etag FROM crawl.account_source_memory WHERE source_id = {source}"));

        Task LookAsync(int day, SourceTry asked) =>
            Accounts.LookAsync(database, Point.AddDays(day), Accounts.Result(account, Point.AddDays(day)) with { Tries = [asked] });
    }

    [Fact]
    public async Task Write_OfTextThatPostgresCannotHold_ReplacesIt()
    {
        var account = await Accounts.AddAsync(database);
        var result = Accounts.Result(account, Point, observation => observation with { Reason = "\0坏\ud800", NameSeen = "\0", Interaction = [new InteractionRecord(new DateOnly(2026, 11, 22), true, "评\0论", "\ud800", null)] });

        var run = await Accounts.LookAsync(database, Point, result with { Tries = [Accounts.Try(1, AccountAccess.Blocked) with { Reason = "\0" }], Posts = [new AccountPost("\0", "\ud800", Point, false)] });

        Assert.Equal(["\uFFFD坏\uFFFD|评\uFFFD论"], await database.RowsAsync($"SELECT reason, interaction ->> 'channel' FROM crawl.account_observation WHERE run_id = {run.RunId}"));
    }

    private static AccountPost Post(string name, int day) => new($"http://post.example/{name}", name, Point.AddDays(day), false);

    private async Task<int> CostAsync(int count)
    {
        var accounts = new List<Account>();
        for (var i = 0; i < count; i++) accounts.Add(await Accounts.AddAsync(database));
        var run = await Accounts.OpenAsync(database, accounts);
        var results = new List<AccountResult>();
        foreach (var account in accounts)
        {
            results.Add(Accounts.Read(account, Point, Point.AddDays(-1), Post($"{account.Id}a", -1), Post($"{account.Id}b", -2)) with
            {
                Tries = [Accounts.Try(await SourceAsync(account), AccountAccess.Read)],
                Verdicts = [Accounts.Verdict(account, Outcome.Fail), Accounts.Verdict(account, Outcome.Fail, "V-M3a")],
                Campaigns = [Accounts.Campaign("投票")],
            });
        }

        using var trace = new StatementTrace(database.ConnectionString);
        Assert.Equal(count, await Writer.WriteAsync(Accounts.Batch(run, Point, [.. results]), Cancellation));
        return trace.Count;
    }

    private async Task<long> SourceAsync(Account account)
    {
        await using var context = await database.Get<IDbContextFactory<CrawlerDbContext>>().CreateDbContextAsync(Cancellation);
        return (await context.AccountSources.SingleAsync(source => source.AccountId == account.Id, Cancellation)).Id;
    }
}
