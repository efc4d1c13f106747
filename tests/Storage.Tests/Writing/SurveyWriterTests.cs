using System.Diagnostics;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Writing;

public sealed class SurveyWriterTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private const string Hostile = "http://坏\0字\ud83d.example/";

    private static readonly Ipv6Link Failing = new("http://six.example/a", 2, "http://site.example/", "无AAAA记录");
    private static readonly Ipv6Gap Gap = new("cdn.example", External: true, 4, "http://cdn.example/x.js", "无AAAA记录");

    [Fact]
    public async Task Night_LikeTheOneBefore_AddsNoRowButItsSurveys()
    {
        var site = await SurveyedSite.OfAsync(database);
        await WholeAsync(site, 0);
        var before = await CountsAsync();

        await WholeAsync(site, 1);

        Assert.Equal(before, await CountsAsync());
        Assert.Equal(["2|2"], await database.RowsAsync($"""
            SELECT (SELECT count(*) FROM crawl.link_survey WHERE site_id = {site.Site.Id}), (SELECT count(*) FROM crawl.ipv6_survey WHERE site_id = {site.Site.Id})
            """));
    }

    [Fact]
    public async Task SameResult_InAnotherRun_ChangesNotOneRow()
    {
        var site = await SurveyedSite.OfAsync(database);
        await WholeAsync(site, 0);
        var before = await site.EverythingAsync();

        await WholeAsync(site, 0);

        Assert.Equal(before, await site.EverythingAsync());
    }

    [Fact]
    public async Task Ipv6Lists_OfALevelThatWasNotTested_StayAsTheyAre()
    {
        var site = await SurveyedSite.OfAsync(database);
        await WholeAsync(site, 0);

        await site.SurveyAsync(1, ipv6: SurveySample.Ipv6(SurveyedSite.Night(1), home: null) with { SecondLevel = null });

        Assert.Equal(["true"], await database.RowsAsync($"SELECT unseen_since IS NULL FROM crawl.ipv6_link WHERE site_id = {site.Site.Id}"));
    }

    [Fact]
    public async Task HostileTexts_AreCleanedCutOrRefused()
    {
        var site = await SurveyedSite.OfAsync(database);
        var endless = "http://site.example/" + new string('x', 1_000_000);
        var links = SurveySample.Links(SurveyedSite.Night(0), SurveySample.Problem(Hostile) with { Text = endless, Detail = endless, PageUrl = Hostile }, SurveySample.Problem(endless)) with
        {
            Hidden = [new HiddenLink(endless, Hostile, Hostile, "样式\0")],
            LeftOut = [new LeftOut("原因\0\ud83d", 1)],
        };
        var host = SurveySample.Host("h\0\ud83d.example") with { Reason = endless };
        await site.SurveyAsync(
            0, links, [SurveySample.Test(endless), SurveySample.Test(Hostile, LinkClass.Broken) with { FinalUrl = endless }],
            SurveySample.Ipv6(SurveyedSite.Night(0), host, [Failing with { Url = endless, Reason = Hostile }], [Gap with { Host = Hostile, Example = endless }]), [host]);

        Assert.Equal(["1|4000"], await database.RowsAsync($"""
            SELECT s.refused, (SELECT max(length(l.final_url)) FROM crawl.link l) FROM crawl.link_survey s WHERE site_id = {site.Site.Id}
            """));
        Assert.Equal(["http://坏\uFFFD字\uFFFD.example/|broken|true||0"], await site.ListAsync());
    }

    [Fact]
    public async Task TenThousandAddresses_TakeAsManyStatementsAsTwo()
    {
        var (small, large) = (await SurveyedSite.OfAsync(database), await SurveyedSite.OfAsync(database));
        await SurveyManyAsync(small, 2, 0);

        var (statements, first) = await SurveyManyAsync(large, 10_000, 1);
        var (again, second) = await SurveyManyAsync(large, 10_000, 2);

        Assert.Equal((await SurveyManyAsync(small, 2, 3)).Statements, statements);
        Assert.Equal(statements, again);
        TestContext.Current.TestOutputHelper?.WriteLine($"10,000 addresses: {statements} statements, first {first.TotalMilliseconds:F0} ms, again {second.TotalMilliseconds:F0} ms");
    }

    [Fact]
    public async Task Hosts_ThroughNights_KeepWhatChangedAndWhatWasProven()
    {
        var site = await SurveyedSite.OfAsync(database);
        Ipv6State[] nights = [Ipv6State.NoAddress, Ipv6State.Operational, Ipv6State.NotTested, Ipv6State.Operational, Ipv6State.Unreachable];
        for (var night = 0; night < nights.Length; night++)
            await site.SurveyAsync(night, hosts: [SurveySample.Host("change.example", nights[night], SurveyedSite.Night(night))]);

        Assert.Equal(["noAddress", "operational", "unreachable"], await database.RowsAsync("SELECT state FROM crawl.ipv6_host WHERE host = 'change.example' ORDER BY observed_at"));
        Assert.Equal(["失去|operational", "获得|noAddress"], await database.RowsAsync("SELECT change, state_before FROM report.ipv6_change WHERE host = 'change.example'"));
    }

    private static Task<RunHandle> WholeAsync(SurveyedSite site, int night) => site.SurveyAsync(
        night,
        SurveySample.Links(SurveyedSite.Night(night), SurveySample.Problem("http://whole.example/bad", at: SurveyedSite.Night(night))) with
        {
            Hidden = [new HiddenLink("http://casino.example/", "http://site.example/", "彩票", "样式隐藏")],
        },
        [SurveySample.Test("http://whole.example/good", at: SurveyedSite.Night(night))],
        SurveySample.Ipv6(SurveyedSite.Night(night), SurveySample.Host("whole.example"), [Failing], [Gap]),
        [SurveySample.Host("whole.example", at: SurveyedSite.Night(night))]);

    private async Task<(int Statements, TimeSpan Time)> SurveyManyAsync(SurveyedSite site, int count, int night)
    {
        var run = await database.OpenRunAsync(site.Site, CrawlerDatabase.Point.AddDays(night));
        var at = SurveyedSite.Night(night);
        var result = Sample.Result(run, site.Site) with
        {
            LinkTests = [.. Enumerable.Range(0, count).Select(i => SurveySample.Test($"http://many.example/{site.Site.Id}/art/2026/11/23/art_{i}.html", at: at))],
            Links = SurveySample.Links(at, [.. Enumerable.Range(0, count / 2).Select(i => SurveySample.Problem($"http://many.example/{site.Site.Id}/bad/{i}", at: at))]),
        };
        using var trace = new StatementTrace(database.ConnectionString);
        var started = Stopwatch.GetTimestamp();
        Assert.True(await database.Get<RunWriter>().WriteAsync(result, TestContext.Current.CancellationToken));
        return (trace.Count, Stopwatch.GetElapsedTime(started));
    }

    private async Task<List<string>> CountsAsync()
    {
        var rows = new List<string>();
        foreach (var table in (string[])["link", "link_check", "link_change", "site_link", "hidden_link", "ipv6_host", "ipv6_link", "ipv6_gap"])
            rows.AddRange(await database.RowsAsync($"SELECT '{table}', count(*) FROM crawl.{table}"));
        return rows;
    }
}
