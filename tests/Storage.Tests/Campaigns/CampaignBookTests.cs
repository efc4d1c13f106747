using FreshnessCrawler.Rules.Campaigns;
using FreshnessCrawler.Storage.Campaigns;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Campaigns;

public sealed class CampaignBookTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static readonly DateOnly Starts = new(2026, 10, 20);

    private CampaignBook Book => database.Get<CampaignBook>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rematch_OfACandidateFiledByItsUnit_FindsTheFiling()
    {
        var (account, other) = (await Accounts.AddAsync(database), await Accounts.AddAsync(database));
        await FindAsync(account, Accounts.Campaign("“最美教师”网络投票开始啦", activity: "“最美教师”网络投票", starts: Starts));
        await FindAsync(other, Accounts.Campaign("“最美教师”网络投票开始啦", activity: "“最美教师”网络投票", starts: Starts));
        await FileAsync(account, "“最美教师”网络投票活动", new DateOnly(2026, 9, 20));
        await FileAsync(account, "节水宣传周打卡", new DateOnly(2026, 9, 20));

        await Book.RematchAsync(Cancellation);
        await Book.RematchAsync(Cancellation);

        Assert.Equal(["“最美教师”网络投票活动"], await MatchesAsync(account));
        Assert.Empty(await MatchesAsync(other));
    }

    [Fact]
    public async Task Rematch_AfterTheFilingIsGone_ForgetsIt()
    {
        var account = await Accounts.AddAsync(database);
        await FindAsync(account, Accounts.Campaign("十佳村医评选投票", activity: "十佳村医评选", starts: Starts));
        await FileAsync(account, "十佳村医评选", new DateOnly(2026, 9, 20));
        await Book.RematchAsync(Cancellation);
        Assert.Single(await MatchesAsync(account));

        await database.ExecuteAsync($"UPDATE crawl.activity_filing SET valid_to = '2026-11-23' WHERE unit_id = {account.UnitId}");
        await Book.RematchAsync(Cancellation);

        Assert.Empty(await MatchesAsync(account));
    }

    [Fact]
    public async Task Decide_OfACandidate_KeepsEachWordAndShowsTheLatest()
    {
        var account = await Accounts.AddAsync(database);
        await FindAsync(account, Accounts.Campaign("点赞集福"));
        var id = long.Parse((await database.RowsAsync($"SELECT id FROM crawl.campaign WHERE account_id = {account.Id}"))[0]);

        Assert.True(await Book.DecideAsync(id, confirmed: true, "确为投票", "王主任", Cancellation));
        Assert.True(await Book.DecideAsync(id, confirmed: false, "系转载外市活动", "李科长", Cancellation));
        Assert.False(await Book.DecideAsync(long.MaxValue, confirmed: true, "无", "王主任", Cancellation));

        Assert.Equal(["不属实|李科长|系转载外市活动"], await database.RowsAsync($"SELECT decision, decided_by, reason FROM report.campaign_candidates WHERE candidate_id = {id}"));
        Assert.Equal(["2"], await database.RowsAsync($"SELECT count(*) FROM crawl.campaign_decision WHERE campaign_id = {id}"));
    }

    [Fact]
    public async Task WriteSiteCandidates_Twice_KeepsThemOnceUnderTheSitesUnit()
    {
        var site = await database.AddSiteAsync();
        var run = await database.OpenRunAsync(site);
        CampaignCandidate[] found = [Accounts.Campaign("网站投票"), Accounts.Campaign("无地址的投票", "")];

        Assert.Equal(2, await Book.WriteSiteCandidatesAsync(run.RunId, site.Id, CrawlerDatabase.Point, found, Cancellation));
        Assert.Equal(0, await Book.WriteSiteCandidatesAsync(run.RunId, site.Id, CrawlerDatabase.Point.AddDays(1), found, Cancellation));
        Assert.Equal(0, await Book.WriteSiteCandidatesAsync(run.RunId, site.Id, CrawlerDatabase.Point, [], Cancellation));

        Assert.Equal(
            [$"{site.Name}|网站|待核实", $"{site.Name}|网站|待核实"],
            await database.RowsAsync($"SELECT where_seen, platform, decision FROM report.campaign_candidates WHERE site_code = '{site.Code}'"));
    }

    private Task<RunHandle> FindAsync(Account account, CampaignCandidate campaign) =>
        Accounts.LookAsync(database, CrawlerDatabase.Point, Accounts.Result(account, CrawlerDatabase.Point) with { Campaigns = [campaign] });

    private Task FileAsync(Account account, string activity, DateOnly filedOn) => database.ExecuteAsync($"""
        INSERT INTO crawl.activity_filing (unit_id, activity, filed_on, starts_on, valid_from) VALUES ({account.UnitId}, '{activity}', '{filedOn:O}', '{Starts:O}', '2020-01-01')
        """);

    private Task<List<string>> MatchesAsync(Account account) => database.RowsAsync($"""
        SELECT f.activity FROM crawl.campaign_match m JOIN crawl.campaign c ON c.id = m.campaign_id JOIN crawl.activity_filing f ON f.id = m.filing_id WHERE c.account_id = {account.Id}
        """);
}
