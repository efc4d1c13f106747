using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Campaigns;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace FreshnessCrawler.Storage.Tests;

/// <summary>New-media accounts and what runs see of them, against the real tables.</summary>
internal static class Accounts
{
    private static int _count;

    private static DateTimeOffset Point => CrawlerDatabase.Point;

    /// <summary>An account with one source, of a unit of its own unless one is given.</summary>
    internal static async Task<Account> AddAsync(CrawlerDatabase database, Action<Account>? change = null, bool source = true)
    {
        var number = Interlocked.Increment(ref _count);
        var since = new DateOnly(2020, 1, 1);
        await using var context = await database.Get<IDbContextFactory<CrawlerDbContext>>().CreateDbContextAsync();
        var account = new Account { Code = $"a{number:000}", Platform = "微信", Name = $"账号{number}", ValidFrom = since };
        change?.Invoke(account);
        if (account.UnitId == 0)
        {
            var unit = new Unit { Name = $"账号单位{number}", ValidFrom = since };
            context.Add(unit);
            await context.SaveChangesAsync();
            account.UnitId = unit.Id;
        }

        context.Add(account);
        await context.SaveChangesAsync();
        if (source)
        {
            context.Add(new AccountSource { AccountId = account.Id, Place = 1, Kind = AccountSourceKind.Feed, Address = $"http://feed.example/{number}", ValidFrom = since });
            await context.SaveChangesAsync();
        }

        return account;
    }

    internal static Task<RunHandle> OpenAsync(CrawlerDatabase database, IReadOnlyCollection<Account>? accounts = null, DateTimeOffset? point = null) =>
        database.Get<RunLedger>().OpenAccountsAsync(accounts?.Select(account => account.Id).ToArray(), null, "测试", point ?? Point, null, "test", CancellationToken.None);

    /// <summary>Opens a run over the account and writes what it saw.</summary>
    internal static async Task<RunHandle> LookAsync(CrawlerDatabase database, DateTimeOffset at, params AccountResult[] results)
    {
        var ids = results.Select(result => result.Observation.AccountId).ToArray();
        var run = await database.Get<RunLedger>().OpenAccountsAsync(ids, null, "测试", at, null, "test", CancellationToken.None);
        await database.Get<AccountWriter>().WriteAsync(Batch(run, at, results), CancellationToken.None);
        await database.Get<RunLedger>().FinishIfCompleteAsync(run.RunId, CancellationToken.None);
        return run;
    }

    /// <summary>As <see cref="LookAsync"/>, judged by the product's own rules at the moment of the look.</summary>
    internal static Task<RunHandle> JudgedLookAsync(CrawlerDatabase database, DateTimeOffset at, params AccountResult[] results) => LookAsync(
        database, at, [.. results.Select(result => result with { Verdicts = RuleSet.All.Judge(result.Observation, TestPolicy.Policy, new MonitoringPoint(at)) })]);

    internal static AccountBatch Batch(RunHandle run, DateTimeOffset at, params AccountResult[] results) => new(run.RunId, run.MonitoringPoint, run.PolicyVersion, at, results);

    internal static AccountResult Read(Account account, DateTimeOffset at, DateTimeOffset? newest, params AccountPost[] posts) =>
        Result(account, at, observation => observation with
        {
            Access = AccountAccess.Read,
            Reason = null,
            Source = AccountSourceKind.Feed,
            AsOf = at,
            Posts = posts.Length,
            Newest = newest,
            NewestTitle = newest is null ? null : "一篇",
            NewestUrl = newest is null ? null : "http://post.example/1",
        }) with
        { Posts = posts };

    internal static AccountResult Result(Account account, DateTimeOffset at, Func<AccountObservation, AccountObservation>? change = null)
    {
        var observation = new AccountObservation
        {
            AccountId = account.Id,
            Code = account.Code,
            Unit = "单位",
            Platform = account.Platform,
            Name = account.Name,
            State = AccountState.Active,
            ObservedAt = at,
            Access = AccountAccess.Blocked,
            Reason = "平台拒绝访问（403）",
        };
        return new AccountResult(change?.Invoke(observation) ?? observation, [], [], [], []);
    }

    internal static Verdict Verdict(Account account, Outcome outcome, string rule = "V-M2a", int? age = null, int limit = 14) => new(
        rule, TargetKind.Account, account.Id, outcome, Severity.Veto, $"账号 {outcome}", new Evidence(age, limit, "天", "2（1）", []));

    internal static SourceTry Try(long sourceId, AccountAccess access, string? etag = null, bool notModified = false) =>
        new(sourceId, AccountSourceKind.Feed, "http://feed.example/", access, null, 200, notModified, 3, etag, null, 1000, 20);

    internal static CampaignCandidate Campaign(string title, string? url = null, string? activity = null, DateOnly? starts = null) => new(
        title, url ?? $"http://post.example/{title}", new DateOnly(2026, 11, 20), activity, starts,
        [new CampaignSign(CampaignFeature.Heading, "投票时间"), new CampaignSign(CampaignFeature.RateLimit, "每个微信号每天可投3票")]);
}
