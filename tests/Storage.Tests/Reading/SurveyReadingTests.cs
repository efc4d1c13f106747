using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Reading;

public sealed class SurveyReadingTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    [Fact]
    public async Task Read_AsOfAnEarlierNight_GivesBothSurveysAsTheyWere()
    {
        var site = await SurveyedSite.OfAsync(database);
        var links = SurveySample.Links(SurveyedSite.Night(0), SurveySample.Problem("http://then.example/a", LinkClass.Timeout, SurveyedSite.Night(0)));
        var home = SurveySample.Host("then.example");
        var ipv6 = SurveySample.Ipv6(
            SurveyedSite.Night(0), home, [new Ipv6Link("http://then.example/b", 3, "http://site.example/", "无AAAA记录")], [new Ipv6Gap("gap.example", External: true, 2, "http://gap.example/", "无AAAA记录")]);
        await site.SurveyAsync(0, links, ipv6: ipv6);
        await site.SurveyAsync(1, SurveySample.Links(SurveyedSite.Night(1), SurveySample.Problem("http://then.example/a", at: SurveyedSite.Night(1))), ipv6: SurveySample.Ipv6(SurveyedSite.Night(1), home: null));

        var seen = Assert.Single(await database.Get<ObservationReader>().ReadAsync(SurveyedSite.Night(0).AddHours(1), [site.Site.Id], TestContext.Current.CancellationToken));

        Assert.Equivalent(links, seen.Links, strict: true);
        Assert.Equivalent(ipv6, seen.Ipv6, strict: true);
        Assert.Equal(LinkClass.Timeout, Assert.Single(seen.Links!.Problems).Class);
    }

    [Fact]
    public async Task Read_OfASiteNeverSurveyed_ClaimsNoSurvey()
    {
        var site = await SurveyedSite.OfAsync(database);

        var seen = Assert.Single(await database.Get<ObservationReader>().ReadAsync(CrawlerDatabase.Point, [site.Site.Id], TestContext.Current.CancellationToken));

        Assert.Null(seen.Links);
        Assert.Null(seen.Ipv6);
    }
}
