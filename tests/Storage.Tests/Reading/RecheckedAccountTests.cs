using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Reading;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Reading;

public sealed class RecheckedAccountTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task Resolve_OfACode_IsTheAccountWithTheRunInForce()
    {
        var account = await Accounts.AddAsync(database);
        var run = await Accounts.LookAsync(database, CrawlerDatabase.Point, Accounts.Result(account, CrawlerDatabase.Point));

        Assert.Equal(new RecheckAnswer.AccountVisit(account.Id, account.Code, account.Name, run.RunId, null), await ResolveAsync(RecheckQuestion.Account(account.Code)));
    }

    [Fact]
    public async Task Resolve_OfAnAccountsFinding_IsTheAccount()
    {
        var account = await Accounts.AddAsync(database);
        var run = await Accounts.LookAsync(database, CrawlerDatabase.Point, Accounts.Result(account, CrawlerDatabase.Point) with { Verdicts = [Accounts.Verdict(account, Outcome.Fail)] });
        var finding = long.Parse((await database.RowsAsync($"SELECT id FROM crawl.finding WHERE target_kind = 'account' AND target_id = {account.Id}"))[0]);

        Assert.Equal(new RecheckAnswer.AccountVisit(account.Id, account.Code, account.Name, run.RunId, finding), await ResolveAsync(RecheckQuestion.Finding(finding)));
    }

    [Fact]
    public async Task Resolve_OfAnAccountThatDoesNotCount_SaysWhy()
    {
        var cancelled = await Accounts.AddAsync(database, row => row.CancelledOn = Today);
        var dropped = await Accounts.AddAsync(database, row => row.ValidTo = Today);
        var comes = await Accounts.AddAsync(database, row => row.RegisteredOn = Today.AddDays(1));

        Assert.Contains("已于 2026-11-23 注销", await RefusedAsync(cancelled.Code), StringComparison.Ordinal);
        Assert.Contains("已于 2026-11-23 从名录中关闭", await RefusedAsync(dropped.Code), StringComparison.Ordinal);
        Assert.Contains("自 2026-11-24 起才列入检查", await RefusedAsync(comes.Code), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolve_OfAMistypedCode_NamesWhatIsNear()
    {
        var account = await Accounts.AddAsync(database, row => row.Code = "wx-jiaotong");

        var unknown = Assert.IsType<RecheckAnswer.Unknown>(await ResolveAsync(RecheckQuestion.Account("wx-jiaoton")));

        Assert.Contains($"wx-jiaotong（微信 {account.Name}）", unknown.Near);
    }

    private async Task<string> RefusedAsync(string code) => Assert.IsType<RecheckAnswer.Unknown>(await ResolveAsync(RecheckQuestion.Account(code))).Message;

    private Task<RecheckAnswer> ResolveAsync(RecheckQuestion question) => database.Get<RecheckIntake>().ResolveAsync(question, TestContext.Current.CancellationToken);
}
