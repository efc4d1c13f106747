using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Tests.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Reading;

public sealed class AccountObservationReaderTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static readonly DateTimeOffset Point = CrawlerDatabase.Point;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_AfterLooks_GivesTheLatestByThenAsItWasSeen()
    {
        var account = await Accounts.AddAsync(database);
        var first = Accounts.Read(account, Point, Point.AddDays(-1)).Observation with { NameSeen = "账号", NewestRemembered = true, AsOf = Point.AddHours(-3) };
        await Accounts.LookAsync(database, Point, Accounts.Result(account, Point) with { Observation = first });
        await Accounts.LookAsync(database, Point.AddDays(2), Accounts.Result(account, Point.AddDays(2)));

        var then = await ReadAsync(account, Point.AddDays(1));
        var now = await ReadAsync(account, Point.AddDays(2));

        Assert.Equal(first with { Unit = then.Unit, Interaction = then.Interaction, Twins = then.Twins }, then);
        Assert.Equal((AccountAccess.Blocked, "平台拒绝访问（403）"), (now.Access, now.Reason));
        Assert.Equal(
            RuleSet.All.Judge(first, TestPolicy.Policy, new MonitoringPoint(Point)).Select(verdict => (verdict.Rule, verdict.Outcome, verdict.Summary)),
            RuleSet.All.Judge(then, TestPolicy.Policy, new MonitoringPoint(Point)).Select(verdict => (verdict.Rule, verdict.Outcome, verdict.Summary)));
    }

    [Fact]
    public async Task Read_OfAnAccountNeverLookedAt_SaysSo()
    {
        var account = await Accounts.AddAsync(database);

        var observation = await ReadAsync(account, Point);

        Assert.Equal((AccountAccess.NotAsked, "截至该时间点尚无观测", Point), (observation.Access, observation.Reason, observation.ObservedAt));
    }

    [Fact]
    public async Task Read_AsOfAPastDay_HasTheRegistryOfThatDay()
    {
        var account = await Accounts.AddAsync(database, row => row.Name = "新名");
        var cancelled = await Accounts.AddAsync(database, row => row.CancelledOn = new DateOnly(2026, 3, 1));
        await database.ExecuteAsync($"""
            INSERT INTO crawl.account_change (account_id, kind, "on", before, after, noted_at) VALUES
              ({account.Id}, 'renamed', '2026-03-01', '最早的名', '旧名', '2026-03-01'),
              ({account.Id}, 'renamed', '2026-09-01', '旧名', '新名', '2026-09-01'),
              ({account.Id}, 'suspended', '2026-04-01', NULL, '2026-04-01', '2026-04-01'),
              ({account.Id}, 'resumed', '2026-06-01', '2026-04-01', NULL, '2026-06-01');
            """);

        Assert.Equal(("最早的名", AccountState.Active), await AsOfAsync(new DateOnly(2026, 2, 1)));
        Assert.Equal(("旧名", AccountState.Suspended), await AsOfAsync(new DateOnly(2026, 4, 1)));
        Assert.Equal(("旧名", AccountState.Active), await AsOfAsync(new DateOnly(2026, 6, 1)));
        Assert.Equal(("新名", AccountState.Active), await AsOfAsync(new DateOnly(2026, 11, 1)));
        Assert.Equal(AccountState.Active, (await ReadAsync(cancelled, At(new DateOnly(2026, 2, 28)))).State);
        Assert.DoesNotContain(await database.Get<AccountObservationReader>().ReadAsync(At(new DateOnly(2026, 3, 1)), Cancellation), seen => seen.AccountId == cancelled.Id);

        async Task<(string, AccountState)> AsOfAsync(DateOnly day) => await ReadAsync(account, At(day)) is var seen ? (seen.Name, seen.State) : default;

        static DateTimeOffset At(DateOnly day) => new(day, new TimeOnly(8, 0), TimeSpan.FromHours(8));
    }

    [Fact]
    public async Task Read_OfMany_IsOneRoundTrip()
    {
        await Accounts.AddAsync(database);

        using var trace = new StatementTrace(database.ConnectionString);
        await database.Get<AccountObservationReader>().ReadAsync(Point, Cancellation);

        Assert.Equal(1, trace.Count);
    }

    private async Task<AccountObservation> ReadAsync(Account account, DateTimeOffset at) =>
        Assert.Single(await database.Get<AccountObservationReader>().ReadAsync(at, Cancellation), seen => seen.AccountId == account.Id);
}
