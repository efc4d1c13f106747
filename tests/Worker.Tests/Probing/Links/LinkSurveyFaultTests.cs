using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Tests.Fetching;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Links;

/// <summary>What must never be called broken: no fault but an address that is not there makes one.</summary>
public sealed class LinkSurveyFaultTests
{
    private const string Shown = "<a href='/1.html'>1</a><img src='/2.png'>";

    [Theory]
    [InlineData(403, LinkClass.Blocked)]
    [InlineData(412, LinkClass.Challenged)]
    [InlineData(429, LinkClass.RateLimited)]
    [InlineData(999, LinkClass.Blocked)]
    [InlineData(401, LinkClass.ClientError)]
    [InlineData(500, LinkClass.ServerError)]
    public async Task Run_HostThatRefusesAllButItsHomePage_SuspectsWithThatClass(int status, LinkClass expected)
    {
        var city = new City(new() { ["/"] = City.Page(Shown), ["*"] = City.Status(status) });
        await using var site = await city.StartAsync();
        var seen = (await Surveys.RunAsync(site.Url("/"))).Observations;
        Assert.Equal([expected, expected], seen.Problems.Select(p => p.Class));
    }

    [Fact]
    public async Task Run_SlowWithinTheLimit_IsOkAndBeyondIt_Timeout()
    {
        await using var site = await TestSite.StartAsync(async c =>
        {
            if (c.Request.Path == "/1.html") await Task.Delay(700, c.RequestAborted);
            if (c.Request.Path == "/2.png") await Task.Delay(3500, c.RequestAborted);
            await c.Response.Html(c.Request.Path == "/" ? Shown : "x");
        });
        var fetch = Fetchers.Quick();
        (fetch.AttemptTimeout, fetch.Retries) = (TimeSpan.FromSeconds(2.5), 0);
        var seen = (await Surveys.RunAsync(site.Url("/"), fetch: fetch)).Observations;
        Assert.Equal([("/2.png", LinkClass.Timeout)], seen.Problems.Select(p => (new Uri(p.Url).AbsolutePath, p.Class)));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(503)]
    public async Task Run_FlappingHost_HasNothingBroken(int status)
    {
        var asked = 0;
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/") return c.Response.Html(string.Concat(Enumerable.Range(0, 12).Select(i => $"<a href='/{i}.html'>{i}</a><img src='/{i}.png'>")));
            if (Interlocked.Increment(ref asked) % 2 == 0) return c.Response.Html("x");
            c.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        var options = Surveys.Quick();
        options.PagesAtOnce = 1;
        Assert.DoesNotContain((await Surveys.RunAsync(site.Url("/"), options)).Observations.Problems, p => p.Class == LinkClass.Broken);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public async Task Run_HostOfWhichOneServerOfTwoHasNoFiles_HasNothingBroken(int seed)
    {
        var dice = new Random(seed);
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/") return c.Response.Html(string.Concat(Enumerable.Range(0, 150).Select(i => $"<a href='/{i}.html'>{i}</a><img src='/{i}.png'>")));
            lock (dice)
            {
                if (dice.Next(2) == 0) return c.Response.Html("x");
            }

            c.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        Assert.DoesNotContain((await Surveys.RunAsync(site.Url("/"))).Observations.Problems, p => p.Class == LinkClass.Broken);
    }

    [Fact]
    public async Task Run_OneAddressMendedAmongMany_OthersAreBroken()
    {
        var asked = 0;
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/") return c.Response.Html(string.Concat(Enumerable.Range(0, 9).Select(i => $"<img src='/{i}.png'>")) + "<img src='/fine.png'>");
            if (c.Request.Path == "/fine.png" || (c.Request.Path == "/0.png" && Interlocked.Increment(ref asked) > 2)) return c.Response.Html("x");
            c.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        Assert.Equal(8, (await Surveys.RunAsync(site.Url("/"))).Observations.Problems.Count(p => p.Class == LinkClass.Broken));
    }

    [Fact]
    public async Task Run_MendedBetweenTheLooks_IsNotBroken()
    {
        var started = TimeProvider.System.GetTimestamp();
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/") return c.Response.Html(Shown);
            if (TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(0.9)) c.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        var seen = (await Surveys.RunAsync(site.Url("/"))).Observations;
        Assert.Empty(seen.Problems);
    }

    [Fact]
    public async Task Run_FileHiddenFromWhoeverComesFromNowhere_IsNotBroken()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/") return c.Response.Html(Shown);
            if (c.Request.Headers.Referer != c.Request.Scheme + "://" + c.Request.Host + "/") c.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        Assert.Empty((await Surveys.RunAsync(site.Url("/"))).Observations.Problems);
    }

    [Fact]
    public async Task Run_FileHiddenFromWhoeverComesFromNowhere_IsNotBrokenForHavingSeemedSoYesterday()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/") return c.Response.Html(Shown);
            if (c.Request.Path == "/2.png" && c.Request.Headers.Referer.Count == 0) c.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        var yesterday = TimeProvider.System.GetUtcNow().AddDays(-1);
        var known = new LinkTest(site.Url("/2.png"), LinkClass.Unconfirmed, 404, null, "HTTP 404", yesterday, yesterday);
        var seen = await Surveys.RunAsync(site.Url("/"), recall: (_, _) => Task.FromResult<IReadOnlyDictionary<string, LinkTest>>(new Dictionary<string, LinkTest>(StringComparer.Ordinal) { [known.Url] = known }));
        Assert.Empty(seen.Observations.Problems);
    }

    [Fact]
    public async Task Run_DeadlineBeforeTheSecondLook_LeavesItUnconfirmed()
    {
        var city = new City(new() { ["/"] = City.Page(Shown) });
        await using var site = await city.StartAsync();
        var options = Surveys.Quick();
        options.ConfirmAfter = TimeSpan.FromMinutes(5);
        var seen = (await Surveys.RunAsync(site.Url("/"), options, deadline: TimeProvider.System.GetUtcNow().AddMinutes(1))).Observations;
        Assert.Equal([LinkClass.Unconfirmed, LinkClass.Unconfirmed], seen.Problems.Select(p => p.Class));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    public async Task Run_ForeignHostThatOpensNothingToUs_IsUnconfirmed(int root)
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Host.Host == "a.test") return c.Response.Html($"<a href='http://b.test:{c.Request.Host.Port}/1.html'>乙</a>");
            c.Response.StatusCode = c.Request.Path == "/" ? root : 404;
            return Task.CompletedTask;
        });
        var names = new Names(host => host is "a.test" or "b.test" ? null : SocketError.HostNotFound);
        var problem = Assert.Single((await Surveys.RunAsync(site.Url("/"), names: names)).Observations.Problems);
        Assert.Equal((LinkClass.Unconfirmed, true), (problem.Class, problem.External));
        Assert.Contains("does not open", problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", LinkClass.Unconfirmed)]
    [InlineData("<a href='http://b.test:P/p/2.html'>2</a>", "", LinkClass.Broken)]
    [InlineData("<a href='http://b.test:P/'>2</a><a href='http://b.test:P/index.html'>2</a>", "", LinkClass.Unconfirmed)]
    [InlineData("<a href='http://b.test:P/p/2.html'>2</a>", "/p/2.html", LinkClass.Broken)]
    public async Task Run_ForeignHostThatOpensNothingButItsRoot_IsUnconfirmed(string others, string stored, LinkClass expected)
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Host.Host == "a.test") return c.Response.Html((others + "<a href='http://b.test:P/p/1.html'>乙</a>").Replace("P", $"{c.Request.Host.Port}", StringComparison.Ordinal));
            if (c.Request.Path == "/p/1.html") c.Response.StatusCode = 404;
            return c.Response.WriteAsync("x");
        });
        var known = stored.Length == 0 ? null : new LinkTest(site.Url(stored, "b.test"), LinkClass.Ok, 200, null, null, null, TimeProvider.System.GetUtcNow().AddDays(-1));
        var names = new Names(host => host is "a.test" or "b.test" ? null : SocketError.HostNotFound);
        var result = await Surveys.RunAsync(site.Url("/"), names: names, recall: known is null ? null : (urls, _) =>
            Task.FromResult<IReadOnlyDictionary<string, LinkTest>>(new[] { known }.Where(k => urls.Contains(k.Url)).ToDictionary(k => k.Url, StringComparer.Ordinal)));
        var problem = Assert.Single(result.Observations.Problems);
        Assert.Equal(expected, problem.Class);
        Assert.Equal(expected == LinkClass.Unconfirmed, problem.Detail!.Contains("but perhaps its root", StringComparison.Ordinal));
        Assert.Equal(known is null && others.Contains("2.html", StringComparison.Ordinal), result.Tests.Any(t => t.Url.EndsWith("/p/2.html", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_NameThatLeadsSomewhereOnlyAsAWildcard_IsNeverBroken(bool wildcard)
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Host.Host == "a.test") return c.Response.Html($"<a href='http://old.lapsed.cn:{c.Request.Host.Port}/1.html'>旧站</a><a href='http://old.lapsed.cn:{c.Request.Host.Port}/2.html'>旧站</a>");
            if (c.Request.Path == "/1.html") c.Response.StatusCode = 404;
            return c.Response.WriteAsync(c.Request.Path == "/1.html" ? "" : "parked");
        });
        var names = new Names(host => host.EndsWith(".test", StringComparison.Ordinal) || host == "old.lapsed.cn" || (wildcard && host.EndsWith(".lapsed.cn", StringComparison.Ordinal)) ? null : SocketError.HostNotFound);
        var problem = Assert.Single((await Surveys.RunAsync(site.Url("/"), names: names)).Observations.Problems);
        Assert.Equal(wildcard ? LinkClass.Unconfirmed : LinkClass.Broken, problem.Class);
    }

    [Theory]
    [InlineData(SocketError.HostNotFound, LinkClass.Broken)]
    [InlineData(SocketError.TryAgain, LinkClass.Unreachable)]
    [InlineData(SocketError.NoData, LinkClass.Unreachable)]
    [InlineData(SocketError.NoRecovery, LinkClass.Unreachable)]
    public async Task Run_NameWithoutAnswer_IsBrokenOnlyWhereTheServersDenyIt(SocketError answer, LinkClass expected)
    {
        await using var site = await TestSite.StartAsync("<a href='http://www.gone.com.cn/1.html'>旧站</a>");
        var names = new Names(host => host.EndsWith(".test", StringComparison.Ordinal) ? null : answer);
        var problem = Assert.Single((await Surveys.RunAsync(site.Url("/"), names: names)).Observations.Problems);
        Assert.Equal((expected, expected == LinkClass.Broken), (problem.Class, problem.LapsedName));
    }

    [Fact]
    public async Task Run_NameGoneWhoseDomainLives_HasNotLapsed()
    {
        await using var site = await TestSite.StartAsync("<a href='http://www.alive.com.cn/1.html'>旧站</a>");
        var names = new Names(host => host.EndsWith(".test", StringComparison.Ordinal) || host == "alive.com.cn" ? null : SocketError.HostNotFound);
        var problem = Assert.Single((await Surveys.RunAsync(site.Url("/"), names: names)).Observations.Problems);
        Assert.Equal((LinkClass.Broken, false), (problem.Class, problem.LapsedName));
    }

    [Theory]
    [InlineData(SocketError.HostNotFound)]
    [InlineData(SocketError.TryAgain)]
    public async Task Run_OwnNameServerGoesDownMeanwhile_HasNothingBroken(SocketError answer)
    {
        var down = false;
        await using var site = await TestSite.StartAsync(c =>
        {
            down = true;
            return c.Response.Html("<a href='http://www.b.com.cn/'>乙</a><a href='http://www.c.com.cn/'>丙</a>");
        });
        var names = new Names(_ => down ? answer : null);
        var seen = (await Surveys.RunAsync(site.Url("/"), names: names)).Observations;
        Assert.Equal(2, seen.Problems.Count(p => p.External));
        Assert.DoesNotContain(seen.Problems, p => p.Class == LinkClass.Broken);
    }

    [Fact]
    public async Task Run_OwnNetworkGoesDownMeanwhile_HasNothingBroken()
    {
        await using var site = await TestSite.StartAsync(async c =>
        {
            if (c.Request is { Host.Host: "a.test", Path.Value: "/" }) await c.Response.Html(Shown + $"<a href='http://b.test:{c.Request.Host.Port}/'>乙</a><a href='http://b.test:9/'>乙</a>");
            else c.Abort();
        });
        var seen = (await Surveys.RunAsync(site.Url("/"))).Observations;
        Assert.Equal(4, seen.Problems.Count);
        Assert.DoesNotContain(seen.Problems, p => p.Class is LinkClass.Broken or LinkClass.Unconfirmed);
    }

    [Fact]
    public async Task Run_SelfSignedCertificate_IsTls()
    {
        using var certificate = SiteHttpClientTests.SelfSigned("a.test", -1);
        await using var site = await TestSite.StartAsync(c => c.Response.Html(c.Request.Path == "/" ? Shown : "x"), certificate);
        var seen = (await Surveys.RunAsync(site.Secure("/"))).Observations;
        Assert.All(seen.Problems, p => Assert.Equal(LinkClass.Tls, p.Class));
        Assert.Equal(2, seen.Problems.Count);
        Assert.Contains("过期", seen.Problems[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SoftNotFoundHost_SuspectsOnlyWhatIsNotThere()
    {
        var frame = "首页 政务公开 办事服务 互动交流 走进甲县 主办单位甲县人民政府办公室 " + string.Concat(Enumerable.Range(0, 60).Select(i => (char)(0x4E00 + (i * 7))));
        var missing = frame + "对不起你要访问的内容不在了请返回首页重新查找谢谢你的理解和支持";
        var city = new City(new()
        {
            ["/"] = City.Page(frame + "<a href='/a/1.html'>文章</a><a href='/a/2.html'>没了</a><a href='/a/3.html'>短文</a><a href='/index.html'>首页</a>"),
            ["/index.html"] = City.Page(frame),
            ["/a/1.html"] = City.Page(frame + "本县召开会议研究部署安全生产工作会议强调要提高认识压实责任确保万无一失" + "<a href='/a/4.html'>四</a>"),
            ["/a/3.html"] = City.Page(frame + "电话八二三四五六七八"),
            ["*"] = City.Page(missing),
        });
        await using var site = await city.StartAsync();
        var options = Surveys.Quick();
        options.Levels = 2;
        var seen = (await Surveys.RunAsync(site.Url("/"), options)).Observations;
        Assert.Equal([("/a/2.html", LinkClass.SoftNotFound), ("/a/4.html", LinkClass.SoftNotFound)], seen.Problems.Select(p => (new Uri(p.Url).AbsolutePath, p.Class)));
    }

    [Fact]
    public async Task Run_SoftNotFoundByRedirectAndByTitle_IsSuspected()
    {
        var city = new City(new()
        {
            ["/"] = City.Links("/old/1.html", "/titled.html", "/named.html"),
            ["/err.html"] = City.Page("抱歉"),
            ["/titled.html"] = City.Page("<p>页面走丢了</p>", "404"),
            ["/named.html"] = City.Page("<p>通知</p>", "关于公布404家企业名单的通知"),
            ["*"] = City.Redirect("/err.html"),
        });
        await using var site = await city.StartAsync();
        var seen = (await Surveys.RunAsync(site.Url("/"))).Observations;
        Assert.Equal([("/old/1.html", LinkClass.SoftNotFound), ("/titled.html", LinkClass.SoftNotFound)], seen.Problems.Select(p => (new Uri(p.Url).AbsolutePath, p.Class)));
    }

    [Fact]
    public async Task Run_SinglePageApplication_IsNotSuspectedForAnsweringAlike()
    {
        var shell = City.Page("<div id='app'>甲县人民政府门户网站正在加载请稍候浏览器须启用脚本</div><a href='/zwgk'>政务公开</a><a href='/bsfw'>办事服务</a>");
        var city = new City(new() { ["*"] = shell });
        await using var site = await city.StartAsync();
        Assert.Empty((await Surveys.RunAsync(site.Url("/"))).Observations.Problems);
    }

    [Fact]
    public async Task Run_RedirectLoops_AreThat()
    {
        await using var site = await TestSite.StartAsync(c => c.Request.Path.Value switch
        {
            "/" => c.Response.Html("<a href='/1.html'>1</a><img src='/r0.png'>"),
            "/1.html" => City.Redirect("/2.html")(c),
            "/2.html" => City.Redirect("/1.html")(c),
            ['/', 'r', ..] path => City.Redirect($"{path}0")(c),
            _ => City.Status(404)(c),
        });
        var seen = (await Surveys.RunAsync(site.Url("/"))).Observations;
        Assert.Equal([LinkClass.RedirectLoop, LinkClass.RedirectLoop], seen.Problems.Select(p => p.Class));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(405)]
    [InlineData(501)]
    [InlineData(0)]
    public async Task Run_HeadAnsweredOtherwiseThanGet_GetDecides(int head)
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/") return c.Response.Html(string.Concat(Enumerable.Range(0, 6).Select(i => $"<img src='/{i}.png'>")));
            if (c.Request.Method == "GET") return c.Response.WriteAsync(new string('x', 300_000));
            if (head == 0) c.Abort();
            else c.Response.StatusCode = head;
            return Task.CompletedTask;
        });
        var options = Surveys.Quick();
        options.PagesAtOnce = 1;
        var seen = (await Surveys.RunAsync(site.Url("/"), options)).Observations;
        Assert.Empty(seen.Problems);
        // The home page, two made-up addresses, three tries of HEAD before it is given up, six of GET.
        Assert.Equal(3 + 3 + 6, seen.Requests);
    }

    [Fact]
    public async Task Run_HostThatAnswersEveryHeadAlike_IsAskedByGet()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/") return c.Response.Html(Shown);
            if (c.Request.Method == "GET") c.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        Assert.Equal([LinkClass.Broken, LinkClass.Broken], (await Surveys.RunAsync(site.Url("/"))).Observations.Problems.Select(p => p.Class));
    }

    [Fact]
    public async Task Run_HostThatTurnsUsAwayWith404Meanwhile_HasNothingBroken()
    {
        var asked = 0;
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/") return c.Response.Html(string.Concat(Enumerable.Range(0, 9).Select(i => $"<a href='/{i}.html'>{i}</a>")));
            if (c.Request.Path.Value!.EndsWith(".html", StringComparison.Ordinal) && Interlocked.Increment(ref asked) <= 4) return c.Response.Html("x");
            c.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        var seen = (await Surveys.RunAsync(site.Url("/"))).Observations;
        Assert.NotEmpty(seen.Problems);
        Assert.All(seen.Problems, p => Assert.Equal(LinkClass.Unconfirmed, p.Class));
    }

    [Fact]
    public async Task Run_HostThatTurnsUsAwayWith404UntilAfterTheSecondLooks_HasNothingBroken()
    {
        var (asked, referred) = (0, 0);
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/") return c.Response.Html(string.Concat(Enumerable.Range(0, 12).Select(i => $"<a href='/{i}.html'>{i}</a>")));
            // The made-up addresses are longer.
            if (c.Request.Path.Value is not { Length: <= 8 } path || !path.EndsWith(".html", StringComparison.Ordinal)) return City.Status(404)(c);
            var over = Volatile.Read(ref referred) >= 8;
            if (c.Request.Headers.Referer.Count > 0) Interlocked.Increment(ref referred);
            return Interlocked.Increment(ref asked) <= 4 || over ? c.Response.Html("x") : City.Status(404)(c);
        });
        var seen = (await Surveys.RunAsync(site.Url("/"))).Observations;
        Assert.NotEmpty(seen.Problems);
        Assert.All(seen.Problems, p => Assert.Equal(LinkClass.Unconfirmed, p.Class));
    }

    [Fact]
    public async Task Run_AddressThatOpensButOnce_DoesNotVouchForItsHostAlone()
    {
        var once = 0;
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/") return c.Response.Html(Shown + "<a href='/3.html'>3</a><img src='/once.png'>");
            if (c.Request.Path != "/3.html" && (c.Request.Path != "/once.png" || Interlocked.Increment(ref once) > 1)) c.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        var seen = (await Surveys.RunAsync(site.Url("/"))).Observations;
        Assert.Equal([LinkClass.Broken, LinkClass.Broken], seen.Problems.Select(p => p.Class));
    }

    [Fact]
    public async Task Run_SiteThatFailsForAWhile_IsWaitedFor()
    {
        var started = 0L;
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/") return c.Response.Html(string.Concat(Enumerable.Range(0, 40).Select(i => $"<a href='/{i}.html'>{i}</a>")));
            if (c.Request.Path.Value!.EndsWith(".html", StringComparison.Ordinal)) Interlocked.CompareExchange(ref started, TimeProvider.System.GetTimestamp(), 0);
            if (started != 0 && TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(1)) c.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        var fetch = Fetchers.Quick();
        (fetch.BreakerThroughput, fetch.BreakDuration, fetch.Retries) = (4, TimeSpan.FromSeconds(1), 0);
        var seen = (await Surveys.RunAsync(site.Url("/"), fetch: fetch)).Observations;
        Assert.DoesNotContain(seen.Problems, p => p.Class == LinkClass.Unreachable);
    }

    [Fact]
    public async Task Run_PermanentRedirect_IsMovedAndTemporary_Ok()
    {
        var city = new City(new() { ["/"] = City.Page("<img src='/1.png'><img src='/2.png'>"), ["/1.png"] = City.Redirect("/3.png", 301), ["/2.png"] = City.Redirect("/3.png"), ["/3.png"] = City.Page("x") });
        await using var site = await city.StartAsync();
        var result = await Surveys.RunAsync(site.Url("/"));
        Assert.Equal((1, 1), (result.Count(LinkClass.Moved), result.Count(LinkClass.Ok)));
        Assert.All(result.Tests.Where(t => t.Url.EndsWith(".png", StringComparison.Ordinal)), t => Assert.Equal(site.Url("/3.png"), t.FinalUrl));
    }

    [Fact]
    public async Task Run_RobotsThatForbids_LeavesOut()
    {
        await using var site = await TestSite.StartAsync(
            c => c.Request.Path == "/robots.txt" ? c.Response.WriteAsync("User-agent: *\nDisallow: /2.png") : c.Response.Html(c.Request.Path == "/" ? Shown : "x"), robots: true);
        var seen = (await Surveys.RunAsync(site.Url("/"))).Observations;
        Assert.Equal([new LeftOut("网站 robots.txt 不允许访问", 1)], seen.LeftOut);
        Assert.DoesNotContain(site.Seen, s => s.Path == "/2.png");
    }

    private sealed class Names(Func<string, SocketError?> fault) : INameResolver
    {
        public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct)
        {
            await Task.Yield();
            return fault(host) is { } error ? throw new SocketException((int)error) : [IPAddress.Loopback];
        }
    }
}
