using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Probing.Links;
using FreshnessCrawler.Worker.Tests.Fetching;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Links;

public sealed class LinkBookTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Forget_TestsOfAVoidSurvey_AreAskedAnewAndNewerOnesStay()
    {
        var book = Book();
        var (forgotten, newer) = (Test("http://a.test/1.html", Now), Test("http://a.test/2.html", Now.AddMinutes(1)));
        (book[forgotten.Url].Result, book[newer.Url].Result) = (forgotten, newer);
        var stored = book[forgotten.Url].Stored = Test(forgotten.Url, Now.AddDays(-1));
        var host = book.Host("http://a.test");
        host.Opened("http://a.test/3.html");
        host.DistrustHead();
        (host.Wildcard, host.MadeUp) = (Task.FromResult<bool?>(true), Task.FromResult<string?>("http://portal.test/login"));
        host.TryTake(1);

        book.Forget([forgotten, newer with { CheckedAt = Now }, Test("http://unknown.test/", Now), Test("mailto:x", Now)]);

        Assert.Null(book[forgotten.Url].Result);
        Assert.Same(stored, book[forgotten.Url].Stored);
        Assert.Same(newer, book[newer.Url].Result);
        Assert.Equal((null, 0, null, null, false), (host.Witness, host.Recent.Count, host.Wildcard, host.MadeUp, host.IsHeadUseless));
        Assert.False(host.TryTake(1));
    }

    [Fact]
    public async Task Forget_WhileAnotherSurveyLeansOnIt_LeavesThatOneWithoutATest()
    {
        LinkBook? book = null;
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/") return c.Response.Html("<img src='/void.png'><img src='/1.png'>");
            if (c.Request.Path == "/1.png") book!.Forget([Dead($"http://{c.Request.Host}/void.png")]);
            return City.Status(404)(c);
        });
        using var fetcher = Fetchers.Create();
        var survey = Surveys.New();
        book = survey.NewBook(["a.test"], null, false);
        var dead = Dead(site.Url("/void.png"));
        book[dead.Url].Result = dead;
        var seen = (await survey.RunAsync(Surveys.Site(site.Url("/")), Surveys.Context(fetcher), book, KnownLinks.None, TestContext.Current.CancellationToken)).Observations;
        Assert.Equal([(site.Url("/1.png"), LinkClass.Broken)], seen.Problems.Select(p => (p.Url, p.Class)));
        Assert.Equal([new LeftOut(SkipReason.Void, 1)], seen.LeftOut);

        static LinkTest Dead(string url) => new(url, LinkClass.Unreachable, null, null, null, null, Now);
    }

    private static LinkBook Book() => new([], null, true, Surveys.Quick(), TimeProvider.System);

    private static LinkTest Test(string url, DateTimeOffset at) => new(url, LinkClass.Timeout, null, null, null, null, at);
}
