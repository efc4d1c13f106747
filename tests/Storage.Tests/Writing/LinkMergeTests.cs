using FreshnessCrawler.Rules.Observations;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Writing;

public sealed class LinkMergeTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static int _addresses;

    private readonly string _url = $"http://merge.example/{Interlocked.Increment(ref _addresses)}";

    [Fact]
    public async Task Test_OfANewAddressThatIsFine_IsKeptWithoutAChange()
    {
        var site = await SurveyedSite.OfAsync(database);

        await site.SurveyAsync(0, tests: [SurveySample.Test(_url)]);

        Assert.Equal(["ok|200|||false"], await LinkAsync("class, http_status, final_url, broken_since, lapsed_name"));
        Assert.Empty(await ChangesAsync());
    }

    [Fact]
    public async Task Tests_ThroughALife_KeepAChangeForEachOtherClassOnly()
    {
        var site = await SurveyedSite.OfAsync(database);
        LinkClass[] nights = [LinkClass.Ok, LinkClass.Ok, LinkClass.Unconfirmed, LinkClass.Broken, LinkClass.Broken, LinkClass.Ok];
        for (var night = 0; night < nights.Length; night++)
            await site.SurveyAsync(night, tests: [SurveySample.Test(_url, nights[night], SurveyedSite.Night(night))]);

        Assert.Equal(["ok|unconfirmed", "unconfirmed|broken", "broken|ok"], await ChangesAsync());
        Assert.Equal(["ok||2026-11-27 19:00|2026-11-27 19:00"], await LinkAsync("class, broken_since, class_since, checked_at"));
    }

    [Fact]
    public async Task Test_OfANewAddressThatIsBroken_IsAChangeFromNothing()
    {
        var site = await SurveyedSite.OfAsync(database);

        await site.SurveyAsync(0, tests: [SurveySample.Test(_url, LinkClass.Broken) with { LapsedName = true, Detail = "无此域名", FinalUrl = "http://elsewhere.example/" }]);

        Assert.Equal(["|broken"], await ChangesAsync());
        Assert.Equal(["http://elsewhere.example/|无此域名|true"], await LinkAsync("final_url, detail, lapsed_name"));
    }

    [Fact]
    public async Task Test_ThatIsTheSameAsBefore_MovesNothingButItsTime()
    {
        var site = await SurveyedSite.OfAsync(database);
        await site.SurveyAsync(0, tests: [SurveySample.Test(_url)]);
        var before = await LinkAsync("l.xmin::text, checked_at");

        await site.SurveyAsync(1, tests: [SurveySample.Test(_url, at: SurveyedSite.Night(1)) with { Detail = "用时 13 毫秒" }]);

        var after = await LinkAsync("l.xmin::text, checked_at");
        Assert.Equal(before[0].Split('|')[0], after[0].Split('|')[0]);
        Assert.NotEqual(before, after);
    }

    [Fact]
    public async Task Test_ThatComesLateWithAnOlderAnswer_ChangesNothing()
    {
        var site = await SurveyedSite.OfAsync(database);
        await site.SurveyAsync(2, tests: [SurveySample.Test(_url, at: SurveyedSite.Night(2))]);
        var before = await LinkAsync("l.*, checked_at");

        await site.SurveyAsync(1, tests: [SurveySample.Test(_url, LinkClass.Broken, SurveyedSite.Night(1))]);

        Assert.Equal(before, await LinkAsync("l.*, checked_at"));
        Assert.Empty(await ChangesAsync());
    }

    [Fact]
    public async Task Problem_ThatAnotherSiteTested_MakesItsAddressKnown()
    {
        var site = await SurveyedSite.OfAsync(database);

        await site.ProblemsAsync(0, SurveySample.Problem(_url, LinkClass.Timeout));

        Assert.Equal(["timeout|"], await LinkAsync("class, broken_since"));
        Assert.Equal(["|timeout"], await ChangesAsync());
    }

    [Fact]
    public async Task SkippedAddress_IsNoTest()
    {
        var site = await SurveyedSite.OfAsync(database);

        await site.SurveyAsync(0, tests: [SurveySample.Test(_url, LinkClass.Skipped)]);

        Assert.Empty(await LinkAsync("class"));
    }

    [Fact]
    public async Task Tests_OfOneAddressByManySitesAtOnce_EndWithTheNewest()
    {
        var sites = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SurveyedSite.OfAsync(database)));
        string[] shared = [.. Enumerable.Range(0, 40).Select(i => $"{_url}/{i}")];

        await Task.WhenAll(sites.Select((site, i) => site.SurveyAsync(
            0,
            SurveySample.Links(SurveyedSite.Night(0)),
            [.. (i % 2 == 0 ? shared : shared.Reverse()).Select(url => SurveySample.Test(url, i == 5 ? LinkClass.Broken : LinkClass.Ok, SurveyedSite.Night(0).AddMinutes(i)))],
            hosts: [.. (i % 2 == 0 ? shared : shared.Reverse()).Select(url => SurveySample.Host(url.Replace('/', '-')))])));

        Assert.Equal(["40|broken|2026-11-22 19:05"], await database.RowsAsync($"""
            SELECT count(*), class, checked_at FROM crawl.link l JOIN crawl.link_check c ON c.link_id = l.id WHERE url LIKE '{_url}/%' GROUP BY 2, 3
            """));
    }

    private Task<List<string>> LinkAsync(string columns) =>
        database.RowsAsync($"SELECT {columns} FROM crawl.link l JOIN crawl.link_check c ON c.link_id = l.id WHERE url = '{_url}'");

    private Task<List<string>> ChangesAsync() =>
        database.RowsAsync($"SELECT from_class, to_class FROM crawl.link_change c JOIN crawl.link l ON l.id = c.link_id WHERE url = '{_url}' ORDER BY at");
}
