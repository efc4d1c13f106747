using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Tests.Writing;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Reading;

public sealed class AccountTargetReaderTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static readonly DateTimeOffset Point = CrawlerDatabase.Point;
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_OfANewAccount_IsTheRegistrysWord()
    {
        var account = await Accounts.AddAsync(database, row => (row.RegisteredOn, row.SuspendedOn, row.PlatformId) = (Today.AddDays(-9), Today, "gh_1"));
        await database.ExecuteAsync($"""
            INSERT INTO crawl.account_source (account_id, place, kind, address, zone_minutes, valid_from, valid_to) VALUES
              ({account.Id}, 0, 'list', 'list.csv', 0, '2020-01-01', NULL), ({account.Id}, 0, 'weibo', 'http://gone.example/', NULL, '2020-01-01', '2026-11-22');
            """);

        var target = await ReadAsync(account);

        Assert.Equal((account.Code, account.UnitId, "微信", account.Name, "gh_1"), (target.Code, target.UnitId, target.Platform, target.Name, target.PlatformId));
        Assert.Equal((AccountState.Suspended, Today.AddDays(-9), Today), (target.State, target.Since, target.SuspendedOn));
        Assert.Equal([(AccountSourceKind.List, TimeSpan.Zero), (AccountSourceKind.Feed, TimeSpan.FromHours(8))], target.Sources.Select(source => (source.Kind, source.Zone)));
        Assert.Empty(target.Known.RecentPosts);
        Assert.Equal(KnownAccount.Nothing with { RecentPosts = target.Known.RecentPosts }, target.Known);
        Assert.Empty(target.Twins);
        Assert.Empty(target.Interaction);
    }

    [Fact]
    public async Task Read_AfterLooks_KnowsWhatTheyLeft()
    {
        var account = await Accounts.AddAsync(database);
        var source = (await ReadAsync(account)).Sources[0].SourceId;
        AccountPost[] posts = [.. Enumerable.Range(1, 25).Select(i => new AccountPost($"http://post.example/{i}", $"第{i}篇", Point.AddDays(-i), i == 3)), new AccountPost("http://post.example/x", "来自将来", Point.AddDays(99), false)];
        await LookAsync(0, Accounts.Read(account, Point, Point.AddDays(-1), posts) with { Tries = [Accounts.Try(source, AccountAccess.Read, "\"v\"")] });
        await LookAsync(1, Accounts.Result(account, Point.AddDays(1)));
        await LookAsync(2, Gone(account, 2, 1));
        await LookAsync(3, Gone(account, 3, 2));
        await LookAsync(4, Accounts.Result(account, Point.AddDays(4)));
        database.Clock.SetUtcNow(Point.AddDays(5));
        var late = await Accounts.OpenAsync(database, [account], Point.AddDays(5));
        await database.Get<RunLedger>().CloseAsync(late.RunId, RunState.Deadline, "未轮到", Cancellation);

        var target = await ReadAsync(account, Point.AddDays(6));

        Assert.Equal("\"v\"", target.Sources[0].ETag);
        Assert.Equal((Point.AddDays(-1), "第1篇", "http://post.example/1"), (target.Known.Newest, target.Known.NewestTitle, target.Known.NewestUrl));
        Assert.Equal(posts.Take(20).Select(post => post.Published!.Value), target.Known.RecentPosts);
        Assert.Equal((Point.AddDays(4), Point, 4), (target.Known.LastLookAt, target.Known.LastReadAt, target.Known.FailuresInARow));
        Assert.Equal((2, Today.AddDays(3)), (target.Known.GoneDays, target.Known.LastGoneOn));
        Assert.Null((await ReadAsync(account, Point.AddDays(-2))).Known.LastLookAt);

        await LookAsync(7, Accounts.Read(account, Point.AddDays(7), Point.AddDays(6)));
        Assert.Equal((0, 0), ((await ReadAsync(account, Point.AddDays(8))).Known.GoneDays, (await ReadAsync(account, Point.AddDays(8))).Known.FailuresInARow));

        Task LookAsync(int day, AccountResult result) => Accounts.LookAsync(database, Point.AddDays(day), result);
    }

    [Fact]
    public async Task Read_WithRecordsOfInteraction_GivesThePersonsLatestAndTheProgramsLatest()
    {
        var account = await Accounts.AddAsync(database);
        await database.ExecuteAsync($"""
            INSERT INTO crawl.account_interaction (account_id, checked_on, effective, channel, evidence, by, entered_at) VALUES
              ({account.Id}, '2026-11-20', true, '菜单', '截图1', '甲', '2026-11-20'),
              ({account.Id}, '2026-11-20', false, '无菜单', '截图2', '乙', '2026-11-21'),
              ({account.Id}, '2026-11-25', true, '以后的', '截图3', '丙', '2026-11-22');
            """);
        await Accounts.LookAsync(database, Point.AddHours(-2), Seen("评论"));
        await Accounts.LookAsync(database, Point.AddHours(-1), Seen("回复"));
        await Accounts.LookAsync(database, Point, Accounts.Result(account, Point));

        var records = (await ReadAsync(account)).Interaction;

        Assert.Equal([("乙", false, "无菜单"), (null, true, "回复")], records.Select(record => (record.By, record.Effective, record.Channel)));

        AccountResult Seen(string channel) => Accounts.Result(account, Point.AddHours(channel == "评论" ? -2 : -1), observation => observation with
        {
            Interaction = [new InteractionRecord(Today, true, channel, "http://post.example/1", null), new InteractionRecord(Today, true, "人工", "截图", "丁")],
        });
    }

    [Fact]
    public async Task Read_OfAccountsThatLookAlike_NamesEachOnceWithTheNearestReason()
    {
        var one = await Accounts.AddAsync(database, row => (row.Platform, row.PlatformId, row.Name) = ("新浪微博", "77", "同名"));
        var sameId = await Accounts.AddAsync(database, row => (row.Platform, row.PlatformId, row.Name) = ("新浪微博", "77", "同名"));
        var sameName = await Accounts.AddAsync(database, row => (row.Platform, row.Name) = ("新浪微博", "同名"));
        var sameUnit = await Accounts.AddAsync(database, row => (row.Platform, row.UnitId) = ("新浪微博", one.UnitId));
        await Accounts.AddAsync(database, row => (row.Platform, row.Name, row.UnitId) = ("抖音短视频", "同名", one.UnitId));
        await Accounts.AddAsync(database, row => (row.Platform, row.Name, row.SuspendedOn) = ("新浪微博", "同名", Today));
        await Accounts.AddAsync(database, row => (row.Platform, row.Name, row.CancelledOn) = ("新浪微博", "同名", Today));

        var twins = (await ReadAsync(one)).Twins;

        Assert.Equal(
            [(sameId.Code, "平台账号相同"), (sameName.Code, "名称相同"), (sameUnit.Code, "同一单位在同一平台另有账号")],
            twins.Select(twin => (twin.Code, twin.Why)));
    }

    [Fact]
    public async Task Read_ByCodes_GivesThoseThatCount()
    {
        var (one, other) = (await Accounts.AddAsync(database), await Accounts.AddAsync(database));
        var cancelled = await Accounts.AddAsync(database, row => row.CancelledOn = Today);

        var targets = await database.Get<AccountTargetReader>().ReadAsync(new AccountFilter(Codes: [one.Code, cancelled.Code, "没有"]), Point, Cancellation);

        Assert.Equal([one.Id], targets.Select(target => target.AccountId));
        Assert.Contains(other.Id, (await database.Get<AccountTargetReader>().ReadAsync(new AccountFilter(), Point, Cancellation)).Select(target => target.AccountId));
    }

    [Fact]
    public async Task Read_OfMany_IsOneRoundTrip()
    {
        var ids = new List<long>();
        for (var i = 0; i < 30; i++) ids.Add((await Accounts.AddAsync(database)).Id);

        using var trace = new StatementTrace(database.ConnectionString);
        var targets = await database.Get<AccountTargetReader>().ReadAsync(new AccountFilter(AccountIds: ids), Point, Cancellation);

        Assert.Equal((30, 1), (targets.Count, trace.Count));
    }

    private static AccountResult Gone(Account account, int day, int days) =>
        Accounts.Result(account, Point.AddDays(day), observation => observation with { Access = AccountAccess.Gone, GoneDays = days });

    private async Task<AccountTarget> ReadAsync(Account account, DateTimeOffset? at = null) =>
        Assert.Single(await database.Get<AccountTargetReader>().ReadAsync(new AccountFilter(AccountIds: [account.Id]), at ?? Point, Cancellation));
}
