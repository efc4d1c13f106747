using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Probing.Links;
using FreshnessCrawler.Worker.Tests.Fetching;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Links;

public sealed class LinkSurveyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_ThreeLevels_TestsEachAddressOnceAndKnowsItsLevel()
    {
        var city = new City(new()
        {
            ["/"] = City.Links("/b/", "/gone1.html", "mailto:x@y.z", "javascript:void(0)", "#top", ""),
            ["/b/"] = City.Links("/c/", "/", "/gone2.html", "/gone1.html"),
            ["/c/"] = City.Links("/d/", "/gone3.html", "/gone2.html"),
            ["/d/"] = City.Links("/never-looked-at.html"),
        });
        await using var site = await city.StartAsync();
        var result = await Surveys.RunAsync(site.Url("/"));
        var seen = result.Observations;
        Assert.Equal((3, 10L, 8), (seen.Pages, seen.References, seen.Addresses));
        Assert.Equal(
            [("/gone1.html", 1, 2, "/"), ("/gone2.html", 2, 2, "/b/"), ("/gone3.html", 3, 1, "/c/")],
            seen.Problems.Select(p => (new Uri(p.Url).AbsolutePath, p.Level, p.Pages, new Uri(p.PageUrl).AbsolutePath)).OrderBy(p => p.Item1, StringComparer.Ordinal));
        Assert.All(seen.Problems, p => Assert.Equal((LinkClass.Broken, 404, false, $"链接{new Uri(p.Url).AbsolutePath}"), (p.Class, p.HttpStatus, p.External, p.Text)));
        Assert.Equal(seen.Addresses, seen.Tallies.Sum(t => t.Count));
        Assert.Equal((3, 4, 1), (result.Count(LinkClass.Broken), result.Count(LinkClass.Ok), result.Count(LinkClass.UnsupportedScheme)));
        Assert.Equal(["HEAD a.test/d/"], city.Asked.Where(a => a.EndsWith("/d/", StringComparison.Ordinal)));
        Assert.DoesNotContain(city.Asked, a => a.Contains("never", StringComparison.Ordinal));
        Assert.Equal(["/", "/b/", "/c/", "/gone1.html", "/gone2.html"], result.Links.Where(l => l is { External: false, PageLevel: <= 2 }).Select(l => new Uri(l.Url).AbsolutePath).Order(StringComparer.Ordinal));
        Assert.Equal([(1, "home"), (2, "other"), (2, "none"), (3, "other"), (3, "none")], result.Pages.OrderBy(p => p.Level).ThenByDescending(p => p.Kind, StringComparer.Ordinal).Select(p => (p.Level, p.Kind)));
    }

    [Fact]
    public async Task Run_ResourcesOfAllKinds_AreTestedWithTheirKinds()
    {
        const string Body = """
            <link rel="stylesheet" href="/gone.css"><link rel="shortcut icon" href="/gone.ico"><script src="/gone.js"></script><img src="/gone.png" srcset="/gone-1.png 1x, /gone-2.png 2x" alt="图片">
            <iframe src="/gone-frame.html"></iframe><video src="/gone.mp4" poster="/gone-poster.jpg"></video><object data="/gone.swf"></object><embed src="/gone.mp3">
            <a href="/gone.pdf">附件</a><div onclick="window.open('/gone-click.html')">点击</div><picture><source srcset="/gone.webp"></picture>
            <noscript><img src="/unseen.png"></noscript><template><img src="/unseen2.png"></template><form action="/search.do"></form>
            """;
        var city = new City(new() { ["/"] = City.Page(Body) });
        await using var site = await city.StartAsync();
        var result = await Surveys.RunAsync(site.Url("/"));
        Assert.Equal(
            ["/gone-1.png Image", "/gone-2.png Image", "/gone-click.html Page", "/gone-frame.html Frame", "/gone-poster.jpg Image", "/gone.css Style", "/gone.ico Image", "/gone.js Script",
                "/gone.mp3 Media", "/gone.mp4 Media", "/gone.pdf Attachment", "/gone.png Image", "/gone.swf Media", "/gone.webp Image"],
            result.Observations.Problems.Where(p => p.Class == LinkClass.Broken).Select(p => $"{new Uri(p.Url).AbsolutePath} {p.Kind}").Order(StringComparer.Ordinal));
        Assert.Equal("图片", result.Problem("/gone.png")!.Text);
    }

    [Fact]
    public async Task Run_TwoSitesThatLinkToOneAddress_AskItOnce()
    {
        await using var site = await TestSite.StartAsync(async c =>
        {
            if (c.Request.Path == "/x.html") await Task.Delay(200, c.RequestAborted);
            await c.Response.Html(c.Request.Path == "/" ? $"<a href='http://c.test:{c.Request.Host.Port}/x.html'>丙</a>" : "x");
        });
        using var fetcher = Fetchers.Create();
        var survey = Surveys.New();
        var book = survey.NewBook(["a.test", "b.test"], null, false);
        var both = await Task.WhenAll(((string[])["a.test", "b.test"]).Select(h => survey.RunAsync(Surveys.Site(site.Url("/", h)), Surveys.Context(fetcher), book, KnownLinks.None, Ct)));
        Assert.Single(site.Seen, s => s is { Host: "c.test", Path: "/x.html" });
        Assert.Single(both.SelectMany(r => r.Tests), t => t.Url.EndsWith("/x.html", StringComparison.Ordinal));
        Assert.All(both, r => Assert.Contains(r.Observations.Tallies, t => t is { External: true, Class: LinkClass.Ok, Count: 1 }));
    }

    [Fact]
    public async Task Run_HomePageNotThere_IsNotTestedAndSaysWhy()
    {
        var city = new City(new() { ["/"] = City.Status(403) });
        await using var site = await city.StartAsync();
        var seen = (await Surveys.RunAsync(site.Url("/"))).Observations;
        Assert.StartsWith("首页未能读取：", seen.NotTested, StringComparison.Ordinal);
        Assert.Equal((0, 0), (seen.Addresses, seen.Problems.Count));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Run_HomePageUnread_HandsItsRowOver(int status)
    {
        var city = new City(new()
        {
            ["/"] = status switch
            {
                0 => AbortAsync,
                -1 => City.Page(string.Concat(Enumerable.Repeat("<div>", 5_000))),
                _ => City.Status(status),
            },
        });
        await using var site = await city.StartAsync();
        var result = await Surveys.RunAsync(site.Url("/"));
        Assert.NotNull(result.Observations.NotTested);
        var row = Assert.Single(result.Pages);
        Assert.Equal((site.Url("/"), 1, "none", status switch { 0 => null, -1 => 200, _ => status }), (row.Url, row.Level, row.Kind, row.HttpStatus));

        static Task AbortAsync(HttpContext context)
        {
            context.Abort();
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Run_HomePageMadeByScripts_IsNotTested()
    {
        await using var site = await TestSite.StartAsync("<div id='app'></div><script src='/app.js'></script>");
        Assert.Contains("脚本", (await Surveys.RunAsync(site.Url("/"))).Observations.NotTested, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not an address")]
    public async Task Run_NoAddressInTheRegistry_IsNotTested(string? url)
    {
        using var fetcher = Fetchers.Create();
        var survey = Surveys.New();
        var result = await survey.RunAsync(Surveys.Site(url), Surveys.Context(fetcher), survey.NewBook([], null, false), KnownLinks.None, Ct);
        Assert.NotNull(result.Observations.NotTested);
    }

    [Fact]
    public async Task Run_PastTheDeadline_LeavesOutWithThatReason()
    {
        await using var site = await TestSite.StartAsync(async c =>
        {
            if (c.Request.Path == "/") await Task.Delay(1_200, c.RequestAborted);
            await c.Response.Html(c.Request.Path == "/" ? "<a href='/1.html'>1</a><a href='/2.html'>2</a>" : "x");
        });
        var seen = (await Surveys.RunAsync(site.Url("/"), deadline: TimeProvider.System.GetUtcNow().AddSeconds(0.9))).Observations;
        Assert.Equal([new LeftOut(SkipReason.Deadline, 2)], seen.LeftOut);
        Assert.Equal([new LinkTally(1, false, LinkClass.Skipped, 2)], seen.Tallies);
    }

    [Fact]
    public async Task Run_Budgets_LeaveOutAndSaySo()
    {
        var city = new City(new()
        {
            ["a.test/"] = City.Links([.. Enumerable.Range(0, 6).Select(i => $"/p{i}.html"), "/s.html?a=1", "/s.html?a=2", "/s.html?a=3", "/calendar/2999/01/01/", "/x/x/x/1.html", "/l;jsessionid=1", "/v/{{id}}.html"]),
            ["*"] = City.Page("x"),
        });
        await using var site = await city.StartAsync();
        var options = Surveys.Quick();
        (options.PagesPerSite, options.QueriesPerPath) = (4, 2);
        var seen = (await Surveys.RunAsync(site.Url("/"), options)).Observations;
        Assert.Equal(
            new[]
            {
                new LeftOut(SkipReason.PageBudget, 5), new LeftOut(SkipReason.Placeholder, 1), new LeftOut(SkipReason.Calendar, 1), new LeftOut(SkipReason.Queries, 1),
                new LeftOut(SkipReason.Of(TrapKind.Session), 1), new LeftOut(SkipReason.Of(TrapKind.Repetition), 1),
            }.ToHashSet(),
            seen.LeftOut.ToHashSet());
        Assert.Equal(4, seen.Pages);
        Assert.Equal(8, seen.Tallies.Single(t => t.Class == LinkClass.Ok).Count);
    }

    [Fact]
    public async Task Run_ForeignHostBeyondItsShare_IsLeftOut()
    {
        await using var site = await TestSite.StartAsync(c => c.Response.Html(
            c.Request.Host.Host == "a.test" ? string.Concat(Enumerable.Range(0, 5).Select(i => $"<a href='http://b.test:{c.Request.Host.Port}/{i}.html'>{i}</a>")) : "x"));
        var options = Surveys.Quick();
        options.TestsPerForeignHost = 2;
        var seen = (await Surveys.RunAsync(site.Url("/"), options)).Observations;
        Assert.Equal([new LeftOut(SkipReason.ForeignBudget, 3)], seen.LeftOut);
        Assert.Equal([new LinkTally(1, true, LinkClass.Ok, 2), new LinkTally(1, true, LinkClass.Skipped, 3)], seen.Tallies);
    }

    [Fact]
    public async Task Run_PrivateForeignHost_IsNeverAskedUnlessTheOperatorSaysSo()
    {
        await using var site = await TestSite.StartAsync(c => c.Response.Html(c.Request.Host.Host == "a.test" ? $"<a href='http://b.test:{c.Request.Host.Port}/1.html'>乙</a>" : "x"), robots: true);
        var options = Surveys.Quick();
        options.PrivateForeign = false;
        var result = await Surveys.RunAsync(site.Url("/"), options);
        Assert.Equal(LinkClass.Unreachable, result.Problem("/1.html")!.Class);
        Assert.DoesNotContain(site.Seen, s => s.Host == "b.test");
        var named = await Surveys.RunAsync(site.Url("/"), options, registered: ["a.test", "www.b.test"]);
        Assert.Empty(named.Observations.Problems);
    }

    [Fact]
    public async Task Run_RegisteredSubdomain_IsASiteOfItsOwn()
    {
        await using var site = await TestSite.StartAsync(c => c.Response.Html(
            c.Request.Host.Host == "b.test" ? $"<a href='http://x.b.test:{c.Request.Host.Port}/'>x</a><a href='http://y.b.test:{c.Request.Host.Port}/'>y</a>" : "<a href='/deeper.html'>z</a>"));
        var names = new ScriptedNames();
        var result = await Surveys.RunAsync(site.Url("/", "b.test"), names: names, registered: ["b.test", "x.b.test"]);
        Assert.DoesNotContain(site.Seen, s => s is { Host: "x.b.test", Path: "/deeper.html" });
        Assert.Contains(site.Seen, s => s is { Host: "y.b.test", Path: "/deeper.html" });
        Assert.Equal([("x.b.test", true), ("y.b.test", false)], result.Links.Where(l => l.PageLevel == 1).Select(l => (new Uri(l.Url).Host, l.External)).Order());
    }

    [Fact]
    public async Task Run_StoredResults_StandForATestWhileYoungerThanTheirClassesAge()
    {
        var city = new City(new() { ["/"] = City.Page("<img src='/ok.png'><img src='/old.png'><img src='/dead.png'><img src='/blocked.png'>"), ["*"] = City.Page("x") });
        await using var site = await city.StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        var batches = new List<int>();
        Task<IReadOnlyDictionary<string, LinkTest>> Recall(IReadOnlyCollection<string> urls, CancellationToken ct)
        {
            batches.Add(urls.Count);
            return Task.FromResult<IReadOnlyDictionary<string, LinkTest>>(new[]
            {
                new LinkTest(site.Url("/ok.png"), LinkClass.Ok, 200, null, null, null, now.AddDays(-2)),
                new LinkTest(site.Url("/old.png"), LinkClass.Ok, 200, null, null, null, now.AddDays(-4)),
                new LinkTest(site.Url("/dead.png"), LinkClass.Broken, 404, null, null, now.AddDays(-1), now.AddMinutes(-1)),
                new LinkTest(site.Url("/blocked.png"), LinkClass.Blocked, 403, null, "HTTP 403", null, now.AddHours(-3)),
            }.ToDictionary(t => t.Url, StringComparer.Ordinal));
        }

        var result = await Surveys.RunAsync(site.Url("/"), recall: Recall);
        Assert.Equal([4], batches);
        Assert.Equal(["/dead.png", "/old.png"], city.Asked.Where(a => a.EndsWith(".png", StringComparison.Ordinal)).Select(a => a[(a.IndexOf('/', StringComparison.Ordinal))..]).Order(StringComparer.Ordinal));
        Assert.Equal([("/blocked.png", LinkClass.Blocked)], result.Observations.Problems.Select(p => (new Uri(p.Url).AbsolutePath, p.Class)));
        Assert.DoesNotContain(result.Tests, t => t.Url.EndsWith("ok.png", StringComparison.Ordinal));

        using var fetcher = Fetchers.Create();
        var survey = Surveys.New();
        var again = await survey.RunAsync(Surveys.Site(site.Url("/")), Surveys.Context(fetcher), survey.NewBook([], Recall, bypassCaches: true), KnownLinks.None, Ct);
        Assert.Equal(4, again.Tests.Count(t => t.Url.EndsWith(".png", StringComparison.Ordinal)));
    }
}
