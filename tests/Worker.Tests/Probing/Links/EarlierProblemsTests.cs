using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Tests.Fetching;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Links;

public sealed class EarlierProblemsTests
{
    private static readonly DateTimeOffset Yesterday = TimeProvider.System.GetUtcNow().AddDays(-1);

    [Fact]
    public async Task Run_EarlierBroken_AreStillBrokenMendedGoneOrUnproven()
    {
        await using var site = await TestSite.StartAsync(async c =>
        {
            switch (c.Request.Path.Value)
            {
                case "/": await c.Response.Html("<a href='/still.html'>1</a><a href='/mended.html'>2</a><a href='/slow.html'>3</a>"); break;
                case "/mended.html": await c.Response.Html("x"); break;
                case "/slow.html" or "/deep-slow.html" or "/not-read-tonight.html": c.Abort(); break;
                default: c.Response.StatusCode = 404; break;
            }
        });
        LinkProblem[] earlier =
        [
            Problem("/still.html", "/"), Problem("/mended.html", "/"), Problem("/slow.html", "/"), Problem("/gone.html", "/"),
            Problem("/deep.html", "/not-read-tonight.html"), Problem("/deep-slow.html", "/not-read-tonight.html"), Problem("/deep-mended/../mended.html?x", "/not-read-tonight.html"),
        ];
        var result = await Surveys.RunAsync(site.Url("/"), earlier: earlier);
        var seen = result.Observations;
        Assert.Equal(
            [("/deep.html", LinkClass.Broken, Yesterday), ("/slow.html", LinkClass.Refused, default), ("/still.html", LinkClass.Broken, Yesterday)],
            seen.Problems.Select(p => (new Uri(p.Url).AbsolutePath, p.Class, p.Class == LinkClass.Broken ? p.Since : default)).OrderBy(p => p.Item1, StringComparer.Ordinal));
        Assert.Equal([site.Url("/gone.html")], seen.Gone);
        Assert.Equal(2, seen.Unproven);
        Assert.Contains(result.Tests, t => t.Url.EndsWith("/mended.html", StringComparison.Ordinal) && t.Class == LinkClass.Ok);
        Assert.Equal(LinkClass.Broken, result.Problem("/deep.html")!.Class);
        Assert.Equal("/not-read-tonight.html", new Uri(result.Problem("/deep.html")!.PageUrl).AbsolutePath);

        LinkProblem Problem(string path, string page) =>
            new(site.Url(path), LinkClass.Broken, LinkKind.Page, false, 2, site.Url(page), "旧", 1, 404, "HTTP 404", Yesterday, Yesterday);
    }

    [Fact]
    public async Task Run_OnceBrokenAndUnclearEverSince_IsUnprovenUntilItOpens()
    {
        var opens = false;
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/") return c.Response.Html("<a href='/1.html'>1</a>");
            if (!opens) c.Abort();
            return c.Response.Html("x");
        });
        var known = new LinkProblem(site.Url("/1.html"), LinkClass.Broken, LinkKind.Page, false, 1, site.Url("/"), "旧", 1, 404, null, Yesterday, Yesterday);
        foreach (var night in (int[])[2, 3, 4])
        {
            var seen = (await Surveys.RunAsync(site.Url("/"), earlier: [known])).Observations;
            known = Assert.Single(seen.Problems);
            Assert.Equal((LinkClass.Refused, true, 1), (known.Class, known.WasBroken, seen.Unproven));
        }

        opens = true;
        var last = (await Surveys.RunAsync(site.Url("/"), earlier: [known])).Observations;
        Assert.Equal((0, 0), (last.Problems.Count, last.Unproven));
    }

    [Theory]
    [InlineData(200, false)]
    [InlineData(403, true)]
    public async Task Run_OnceBrokenThatAnswersUnderABadCertificate_IsNotHeldAgainstTheSite(int status, bool unproven)
    {
        using var certificate = SiteHttpClientTests.SelfSigned("a.test", -1);
        await using var site = await TestSite.StartAsync(
            c =>
            {
                if (c.Request.Path == "/") return c.Response.Html("<a href='/1.html'>1</a>");
                c.Response.StatusCode = status;
                return c.Response.WriteAsync("x");
            }, certificate);
        var known = new LinkProblem(site.Secure("/1.html"), LinkClass.Timeout, LinkKind.Page, false, 1, site.Secure("/"), "旧", 1, null, null, Yesterday, Yesterday) { WasBroken = true };
        var seen = (await Surveys.RunAsync(site.Secure("/"), earlier: [known])).Observations;
        Assert.Equal((unproven, unproven ? 1 : 0), (seen.Problems.Single(p => p.Url == known.Url).WasBroken, seen.Unproven));
    }

    [Theory]
    [InlineData(1, 30, 4, false)]
    [InlineData(1, 30, 12, true)]
    [InlineData(1, 9, 2, true)]
    [InlineData(8, 30, 4, true)]
    public async Task Run_HomePageThatShowsFarLessThanAtTheLastSurvey_ProvesNothing(int daysAgo, int before, int now, bool tested)
    {
        await using var site = await TestSite.StartAsync(c => c.Request.Path switch
        {
            { Value: "/" } => c.Response.Html(string.Concat(Enumerable.Range(1, now).Select(i => $"<img src='/{i}.png'>"))),
            { Value: ['/', .., '.', 'p', 'n', 'g'] } => Task.CompletedTask,
            _ => City.Status(404)(c),
        });
        var earlier = new LinkProblem(site.Url("/dead.html"), LinkClass.Broken, LinkKind.Page, false, 1, site.Url("/"), "旧", 1, 404, "HTTP 404", Yesterday, Yesterday);
        var result = await Surveys.RunAsync(site.Url("/"), earlier: [earlier], last: (TimeProvider.System.GetUtcNow().AddDays(-daysAgo), before));
        Assert.Equal(tested ? [earlier.Url] : [], result.Observations.Gone);
        Assert.Equal("home", Assert.Single(result.Pages).Kind);
        if (tested) Assert.Null(result.Observations.NotTested);
        else Assert.Contains($"由上次检测时的{before}个骤减为{now}个", result.Observations.NotTested, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 500, null, false)]
    [InlineData(2, 500, LinkClass.Ok, false)]
    [InlineData(2, 500, LinkClass.ServerError, true)]
    [InlineData(1, 500, LinkClass.Ok, true)]
    [InlineData(2, 200, LinkClass.Ok, true)]
    [InlineData(2, 404, LinkClass.Ok, true)]
    public async Task Run_NoPageReadShowsItAnyMore_IsGoneOnlyWhereNoUnreadPageMay(int pages, int status, LinkClass? stored, bool gone)
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/") return c.Response.Html("<a href='/list.html'>l</a><a href='/2.html'>2</a>");
            if (c.Request.Path.Value is not ("/list.html" or "/2.html")) return City.Status(404)(c);
            c.Response.StatusCode = c.Request.Path == "/2.html" ? status : 200;
            return c.Response.Html("<p>x</p>");
        });
        var second = stored is { } @class ? new LinkTest(site.Url("/2.html"), @class, null, null, null, null, Yesterday) : null;
        var earlier = new LinkProblem(site.Url("/dead.html"), LinkClass.Broken, LinkKind.Page, false, 3, site.Url("/list.html"), "旧", pages, 404, "HTTP 404", Yesterday, Yesterday);
        var seen = (await Surveys.RunAsync(site.Url("/"), earlier: [earlier], recall: (urls, _) =>
            Task.FromResult<IReadOnlyDictionary<string, LinkTest>>(new[] { second }.OfType<LinkTest>().Where(t => urls.Contains(t.Url)).ToDictionary(t => t.Url, StringComparer.Ordinal)))).Observations;
        Assert.Equal(gone ? [earlier.Url] : [], seen.Gone);
        Assert.Equal(gone ? 0 : 1, seen.Unproven);
        Assert.DoesNotContain(seen.Problems, p => p.Url == earlier.Url);
    }

    [Theory]
    [InlineData("<a href='old/dead.html'>旧</a>", 200, LinkClass.Broken)]
    [InlineData("<p>改好了</p>", 200, null)]
    [InlineData("", 404, null)]
    [InlineData("", 500, LinkClass.Broken)]
    public async Task Run_PageThatNoListShowsAnyMore_IsReadAgainForItsDeadLink(string body, int status, LinkClass? expected)
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/") return c.Response.Html("<a href='/list.html'>l</a>");
            if (c.Request.Path == "/list.html") return c.Response.Html("x");
            c.Response.StatusCode = c.Request.Path == "/article.html" ? status : 404;
            return c.Response.Html(c.Request.Path == "/article.html" ? body : "");
        });
        var earlier = new LinkProblem(site.Url("/old/dead.html"), LinkClass.Broken, LinkKind.Page, false, 3, site.Url("/article.html"), "旧", 1, 404, "HTTP 404", Yesterday, Yesterday);
        var seen = (await Surveys.RunAsync(site.Url("/"), earlier: [earlier])).Observations;
        Assert.Equal(expected, seen.Problems.SingleOrDefault(p => p.Url == earlier.Url)?.Class);
        Assert.Equal(expected is null ? [earlier.Url] : [], seen.Gone);
        Assert.Equal(0, seen.Unproven);
    }

    [Fact]
    public async Task Run_BrokenSinceYesterday_NeedsNoFurtherWait()
    {
        var city = new City(new() { ["/"] = City.Links("/1.html") });
        await using var site = await city.StartAsync();
        var options = Surveys.Quick();
        options.ConfirmAfter = TimeSpan.FromMinutes(5);
        var earlier = new LinkProblem(site.Url("/1.html"), LinkClass.Broken, LinkKind.Page, false, 1, site.Url("/"), "旧", 1, 404, null, Yesterday, Yesterday);
        var problem = Assert.Single((await Surveys.RunAsync(site.Url("/"), options, earlier: [earlier])).Observations.Problems);
        Assert.Equal((LinkClass.Broken, Yesterday), (problem.Class, problem.Since));
    }
}
