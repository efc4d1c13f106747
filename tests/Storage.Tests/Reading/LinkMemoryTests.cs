using FreshnessCrawler.Storage.Reading;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Reading;

public sealed class LinkMemoryTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    [Fact]
    public async Task Recall_AfterSurveys_GivesOpenProblemsAndTheTestsAskedFor()
    {
        var site = await SurveyedSite.OfAsync(database);
        var test = SurveySample.Test("http://memory.example/ok", at: SurveyedSite.Night(0)) with { FinalUrl = "http://memory.example/", Detail = "跳转" };
        var bad = SurveySample.Problem("http://memory.example/bad", at: SurveyedSite.Night(0)) with { LapsedName = true };
        await site.SurveyAsync(0, SurveySample.Links(SurveyedSite.Night(0), bad, SurveySample.Problem("http://memory.example/gone")), [test]);
        await site.SurveyAsync(1, SurveySample.Links(SurveyedSite.Night(1)) with { Gone = ["http://memory.example/gone"] });

        var known = await database.Get<LinkMemory>().RecallAsync(site.Site.Id, [test.Url, "http://memory.example/unknown"], TestContext.Current.CancellationToken);

        Assert.Equal((SurveyedSite.Night(1), 1_100), (known.SurveyedAt, known.HomeAddresses));
        Assert.Equal([bad], known.Problems);
        Assert.Equal([KeyValuePair.Create(test.Url, test)], known.Tests);
    }

    [Fact]
    public async Task Recall_AfterASurveyThatTestedNothing_GivesTheHomePageOfTheOneBefore()
    {
        var site = await SurveyedSite.OfAsync(database);
        Assert.Null((await database.Get<LinkMemory>().RecallAsync(site.Site.Id, [], TestContext.Current.CancellationToken)).SurveyedAt);
        await site.ProblemsAsync(0);
        await site.SurveyAsync(1, SurveySample.Links(SurveyedSite.Night(1)) with { NotTested = "首页未读到", Tallies = [] });

        var known = await database.Get<LinkMemory>().RecallAsync(site.Site.Id, [], TestContext.Current.CancellationToken);

        Assert.Equal((SurveyedSite.Night(0), 1_100), (known.SurveyedAt, known.HomeAddresses));
    }
}
