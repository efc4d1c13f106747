using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Writing;

public sealed class SiteLinkMergeTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static int _addresses;

    private readonly string _url = $"http://site-merge.example/{Interlocked.Increment(ref _addresses)}";

    private LinkProblem Broken => SurveySample.Problem(_url);

    [Fact]
    public async Task Problem_SeenTheSameEveryNight_IsOneRow()
    {
        var site = await SurveyedSite.OfAsync(database);
        foreach (var night in (int[])[0, 1, 2])
            await site.ProblemsAsync(night, Broken);

        Assert.Equal([$"{_url}|broken|true||0"], await site.ListAsync());
    }

    [Fact]
    public async Task Problem_NotMetAndNotTested_StaysAsNotListed()
    {
        var site = await SurveyedSite.OfAsync(database);
        await site.ProblemsAsync(0, Broken);
        await site.ProblemsAsync(1);
        await site.ProblemsAsync(2);

        Assert.Equal([$"{_url}|broken|true|changed|0", $"{_url}|broken|false||1"], await site.ListAsync());
    }

    [Fact]
    public async Task Problem_NotMetOnceAndThenAgain_IsListedAsFirstSeenThen()
    {
        var site = await SurveyedSite.OfAsync(database);
        var first = await site.ProblemsAsync(0, Broken);
        await site.ProblemsAsync(1);
        await site.ProblemsAsync(2, Broken);

        Assert.Equal([$"{_url}|broken|true|changed|0", $"{_url}|broken|false|changed|1", $"{_url}|broken|true||2"], await site.ListAsync());
        Assert.Equal([$"{first.RunId}"], await database.RowsAsync($"SELECT DISTINCT first_run_id FROM crawl.site_link WHERE site_id = {site.Site.Id}"));
    }

    [Theory]
    [InlineData(LinkClass.Ok, "mended")]
    [InlineData(LinkClass.Moved, "mended")]
    [InlineData(LinkClass.Timeout, "changed")]
    public async Task Problem_TestedAgainAndNotAmongTheProblems_IsMendedOnlyByAnAnswerThatIsFine(LinkClass found, string ending)
    {
        var site = await SurveyedSite.OfAsync(database);
        await site.ProblemsAsync(0, Broken);

        await site.SurveyAsync(1, SurveySample.Links(SurveyedSite.Night(1)), [SurveySample.Test(_url, found, SurveyedSite.Night(1))]);

        Assert.Equal($"{_url}|broken|true|{ending}|0", (await site.ListAsync())[0]);
    }

    [Fact]
    public async Task Problem_ThatAnotherSiteFoundFineSince_IsMended()
    {
        var (site, other) = (await SurveyedSite.OfAsync(database), await SurveyedSite.OfAsync(database));
        await site.ProblemsAsync(0, Broken);
        await other.SurveyAsync(1, tests: [SurveySample.Test(_url, at: SurveyedSite.Night(1))]);

        await site.ProblemsAsync(1);

        Assert.Equal([$"{_url}|broken|true|mended|0"], await site.ListAsync());
    }

    [Fact]
    public async Task Problem_ThatNoPageShowsAnyMore_IsGone()
    {
        var site = await SurveyedSite.OfAsync(database);
        await site.ProblemsAsync(0, Broken, SurveySample.Problem($"{_url}/other"));

        await site.SurveyAsync(1, SurveySample.Links(SurveyedSite.Night(1)) with { Gone = [_url] });

        Assert.Equal(
            [$"{_url}|broken|true|gone|0", $"{_url}/other|broken|true|changed|0", $"{_url}/other|broken|false||1"],
            await site.ListAsync());
    }

    [Fact]
    public async Task Problem_AmongTheGoneAndTheProblems_StaysListed()
    {
        var site = await SurveyedSite.OfAsync(database);
        await site.ProblemsAsync(0, Broken);

        await site.SurveyAsync(1, SurveySample.Links(SurveyedSite.Night(1), Broken) with { Gone = [_url] });

        Assert.Equal([$"{_url}|broken|true||0"], await site.ListAsync());
    }

    [Fact]
    public async Task Problem_AfterItsEnd_BeginsAnew()
    {
        var site = await SurveyedSite.OfAsync(database);
        await site.ProblemsAsync(0, Broken);
        await site.SurveyAsync(1, SurveySample.Links(SurveyedSite.Night(1)) with { Gone = [_url] });
        await site.ProblemsAsync(2, Broken);

        Assert.Equal([$"{_url}|broken|true|gone|0", $"{_url}|broken|true||2"], await site.ListAsync());
        Assert.Equal(["0", "2"], await database.RowsAsync($"SELECT first_seen_at::date - '2026-11-22'::date FROM crawl.site_link WHERE site_id = {site.Site.Id} ORDER BY id"));
    }

    [Fact]
    public async Task Problem_OfAnotherClassOrLevel_IsAnotherRow()
    {
        var site = await SurveyedSite.OfAsync(database);
        await site.ProblemsAsync(0, SurveySample.Problem(_url, LinkClass.Unconfirmed));
        await site.ProblemsAsync(1, Broken);
        await site.ProblemsAsync(2, Broken with { Level = 1 });

        Assert.Equal(
            [$"{_url}|unconfirmed|true|changed|0", $"{_url}|broken|true|changed|1", $"{_url}|broken|true||2"],
            await site.ListAsync());
    }

    [Fact]
    public async Task Problem_OnceBroken_StaysKnownAsThatWhateverTheSurveysSeeUntilOneSaysOtherwise()
    {
        var site = await SurveyedSite.OfAsync(database);
        var timeout = SurveySample.Problem(_url, LinkClass.Timeout) with { WasBroken = true };
        await site.ProblemsAsync(0, Broken);
        await site.ProblemsAsync(1, timeout);
        await site.ProblemsAsync(2);
        Assert.Equal([(LinkClass.Timeout, true)], await KnownAsync());

        await site.ProblemsAsync(3, timeout with { Class = LinkClass.Tls });
        Assert.Equal([(LinkClass.Tls, true)], await KnownAsync());
        await site.ProblemsAsync(4, timeout with { Class = LinkClass.Tls, WasBroken = false });
        Assert.Equal([(LinkClass.Tls, false)], await KnownAsync());

        async Task<IEnumerable<(LinkClass, bool)>> KnownAsync() =>
            (await database.Get<LinkMemory>().RecallAsync(site.Site.Id, [], TestContext.Current.CancellationToken)).Problems.Select(problem => (problem.Class, problem.WasBroken));
    }

    [Fact]
    public async Task Problem_ShownByAnotherPageOfTheLevel_KeepsItsRow()
    {
        var site = await SurveyedSite.OfAsync(database);
        await site.ProblemsAsync(0, Broken);
        await site.ProblemsAsync(1, Broken with { PageUrl = "http://site.example/b/", Text = "新字", Pages = 9 });

        Assert.Equal([$"{_url}|broken|true||0"], await site.ListAsync());
        Assert.Equal(["http://site.example/b/|新字|9"], await database.RowsAsync($"SELECT page_url, text, pages FROM crawl.site_link WHERE site_id = {site.Site.Id}"));
    }

    [Fact]
    public async Task Survey_ThatTestedNothing_ChangesNothing()
    {
        var site = await SurveyedSite.OfAsync(database);
        await site.ProblemsAsync(0, Broken);

        await site.SurveyAsync(1, SurveySample.Links(SurveyedSite.Night(1)) with { NotTested = "首页未读到", Gone = [_url] });

        Assert.Equal([$"{_url}|broken|true||0"], await site.ListAsync());
    }

    [Fact]
    public async Task Survey_ThatDoesNotCount_SaysNothingOfItsProblemsToOtherSites()
    {
        var (site, other) = (await SurveyedSite.OfAsync(database), await SurveyedSite.OfAsync(database));
        await other.ProblemsAsync(0, SurveySample.Problem(_url, LinkClass.Timeout));

        await site.SurveyAsync(1, SurveySample.Links(SurveyedSite.Night(1), Broken with { CheckedAt = SurveyedSite.Night(1) }, SurveySample.Problem($"{_url}/new")) with { NotTested = "观测作废" });

        Assert.Equal([$"{_url}|timeout"], await database.RowsAsync($"SELECT url, class FROM crawl.link WHERE url LIKE '{_url}%'"));
    }

    [Fact]
    public async Task Survey_ThatComesAfterANewerOne_ChangesNothing()
    {
        var site = await SurveyedSite.OfAsync(database);
        await site.ProblemsAsync(2, Broken);

        await site.ProblemsAsync(1, SurveySample.Problem($"{_url}/old"));

        Assert.Equal([$"{_url}|broken|true||2"], await site.ListAsync());
        Assert.Equal(["2"], await database.RowsAsync($"SELECT count(*) FROM crawl.link_survey WHERE site_id = {site.Site.Id}"));
    }

    [Fact]
    public async Task Problem_ListedTwice_IsOneRow()
    {
        var site = await SurveyedSite.OfAsync(database);

        await site.ProblemsAsync(0, Broken, Broken with { Level = 3 });

        Assert.Equal([$"{_url}|broken|true||0"], await site.ListAsync());
    }
}
