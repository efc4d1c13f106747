using System.Security.Cryptography;
using System.Text;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Probing;
using FreshnessCrawler.Worker.Probing.Ipv6;
using FreshnessCrawler.Worker.Tests.Fetching;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Ipv6;

/// <summary>What <see cref="Ipv6Survey"/> says of a site's links.</summary>
public sealed class Ipv6SurveyLinkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<FamilyCity> CityAsync(Action<HttpContext, bool> links, string records = "www IN A V4\nwww IN AAAA ::1", Worker.Options.Ipv6Options? options = null) =>
        FamilyCity.StartAsync((c, v6) =>
        {
            if (c.Request.Path != "/") links(c, v6);
            return c.Response.StatusCode is >= 300 and < 400 ? Task.CompletedTask : c.Response.Html(FamilyCity.Home);
        }, records, options);

    private const string Default = "<html><body><h1>Welcome to nginx!</h1></body></html>";

    private static SiteLink[] Links(FamilyCity city, int count, int pageLevel = 1, string host = "www") =>
        [.. Enumerable.Range(0, count).Select(i => city.Link($"/{pageLevel}/{i}.html", pageLevel, host))];

    private static string Reason(Ipv6LinkRate rate) => Assert.Single(rate.LeftOut).Reason;

    [Fact]
    public async Task RunAsync_AllWork_CountsThemByLevelAndAsksEachOnce()
    {
        await using var city = await CityAsync((_, _) => { });
        var result = (await city.RunAsync([.. Links(city, 5), .. Links(city, 7, 2), .. Links(city, 3, 3)])).Observations;
        Assert.Equal((5, 5, 5), (result.SecondLevel!.Found, result.SecondLevel.Counted, result.SecondLevel.Supporting));
        Assert.Equal((7, 7, 7), (result.ThirdLevel!.Found, result.ThirdLevel.Counted, result.ThirdLevel.Supporting));
        Assert.Null(result.SecondLevel.Seed);
        Assert.Empty(result.SecondLevel.LeftOut);
        Assert.Empty(result.FailingLinks);
        Assert.Empty(result.Gaps);
        Assert.Equal(12, city.Seen.Count(s => s.V6 && s.Path != "/"));
        Assert.DoesNotContain(city.Seen, s => !s.V6 && s.Path != "/");
    }

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    public async Task RunAsync_LinkThatFailsOverIPv6Only_IsListedAfterTwoTries(int status)
    {
        await using var city = await CityAsync((c, v6) =>
        {
            if (v6 && c.Request.Path == "/1/2.html") c.Response.StatusCode = status;
        });
        var result = (await city.RunAsync(Links(city, 4))).Observations;
        Assert.Equal((4, 3), (result.SecondLevel!.Counted, result.SecondLevel.Supporting));
        var failing = Assert.Single(result.FailingLinks);
        Assert.Equal((city.Url("/1/2.html"), 2, city.Url("/")), (failing.Url, failing.Level, failing.PageUrl));
        Assert.Contains($"HTTP {status}", failing.Reason);
        Assert.Equal(2, city.Asked(true, "/1/2.html"));
        Assert.Equal(1, city.Asked(false, "/1/2.html"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_OwnIPv6BrokenMeanwhile_CallsNoLinkFailing(bool works)
    {
        await using var city = await CityAsync((c, v6) =>
        {
            if (v6) c.Abort();
        });
        var own = OwnIpv6.Proven with { Again = _ => Task.FromResult(new OwnIpv6(works, "本机IPv6中断")) };
        var result = (await city.Survey.RunAsync(city.Site, Links(city, 4), city.Context, city.Book, own, Token)).Observations;
        Assert.Equal(Ipv6State.Operational, result.Home!.State);
        Assert.Equal((works ? 4 : 0, works ? 4 : 0), (result.SecondLevel!.Counted, result.FailingLinks.Count));
        if (!works) Assert.Equal(("本机IPv6中断", true), (Reason(result.SecondLevel), result.SecondLevel.LeftOut[0].Unproven));
    }

    [Fact]
    public async Task RunAsync_LinkThatFailsOnceOverIPv6_Works()
    {
        var failures = 1;
        await using var city = await CityAsync((c, v6) =>
        {
            if (v6 && Interlocked.Decrement(ref failures) >= 0) c.Response.StatusCode = 502;
        });
        var rate = (await city.RunAsync(Links(city, 3))).Observations.SecondLevel!;
        Assert.Equal((3, 3), (rate.Counted, rate.Supporting));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(502)]
    public async Task RunAsync_HostThatFlaps_CallsNoLinkFailing(int status)
    {
        var visits = 0;
        await using var city = await CityAsync((c, v6) =>
        {
            if (v6 && Interlocked.Increment(ref visits) % 3 != 0) c.Response.StatusCode = status;
        });
        var result = (await city.RunAsync(Links(city, 30))).Observations;
        Assert.Empty(result.FailingLinks);
        Assert.Equal(result.SecondLevel!.Counted, result.SecondLevel.Supporting);
        Assert.Equal(30, result.SecondLevel.Counted + result.SecondLevel.LeftOut.Sum(l => l.Count));
    }

    [Fact]
    public async Task RunAsync_DeadOverIPv4TooByNow_IsLeftOut()
    {
        await using var city = await CityAsync((c, _) => c.Response.StatusCode = 404);
        var rate = (await city.RunAsync(Links(city, 1))).Observations.SecondLevel!;
        Assert.Equal((1, 0), (rate.Found, rate.Counted));
        Assert.Contains("IPv4同样打不开", Reason(rate));
    }

    [Fact]
    public async Task RunAsync_RateLimitedOverIPv6_IsLeftOutAndNobodyAsksOn()
    {
        var asked = 0;
        await using var city = await CityAsync((c, v6) =>
        {
            if (v6 && Interlocked.Increment(ref asked) > 5) c.Response.StatusCode = 429;
        });
        var result = (await city.RunAsync(Links(city, 60))).Observations;
        Assert.Empty(result.FailingLinks);
        Assert.Equal((60, 5, 5), (result.SecondLevel!.Found, result.SecondLevel.Counted, result.SecondLevel.Supporting));
        Assert.Equal(55, result.SecondLevel.LeftOut.Where(l => l.Unproven).Sum(l => l.Count));
        // Those on their way when the first refusal came, and no other.
        Assert.InRange(asked, 6, 5 + FamilyCity.Quick().LinksAtOnce);
    }

    [Fact]
    public async Task RunAsync_BusyOverIPv6Only_IsLeftOutAndSoonNobodyAsksOn()
    {
        await using var city = await CityAsync((c, v6) => c.Response.StatusCode = v6 ? 503 : 200);
        var result = (await city.RunAsync(Links(city, 60))).Observations;
        Assert.Empty(result.FailingLinks);
        Assert.Equal((60, 0), (result.SecondLevel!.Found, result.SecondLevel.Counted));
        Assert.All(result.SecondLevel.LeftOut, l => Assert.True(l.Unproven));
        Assert.InRange(city.Seen.Count(s => s.V6 && s.Path != "/"), 20, 30);
    }

    [Fact]
    public async Task RunAsync_OtherServerBehindIPv6_FailsEveryLink()
    {
        await using var city = await CityAsync((c, v6) => c.Response.StatusCode = v6 ? 502 : 200);
        var rate = (await city.RunAsync(Links(city, 30))).Observations.SecondLevel!;
        Assert.Equal((30, 0), (rate.Counted, rate.Supporting));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(200)]
    public async Task RunAsync_OnlyTheHomePageIsAnotherOverIPv6_LinksAreAskedAndWork(int status)
    {
        await using var city = await FamilyCity.StartAsync((c, v6) =>
        {
            var isOther = v6 && c.Request.Path == "/";
            if (isOther) c.Response.StatusCode = status;
            return c.Response.Html(isOther ? Default : FamilyCity.Home);
        });
        var result = (await city.RunAsync(Links(city, 20))).Observations;
        Assert.Equal(Ipv6State.Different, result.Home!.State);
        Assert.Equal((20, 20), (result.SecondLevel!.Counted, result.SecondLevel.Supporting));
        Assert.Empty(result.FailingLinks);
    }

    [Fact]
    public async Task RunAsync_DefaultPageForEverythingOverIPv6_FailsEveryLinkByItsContent()
    {
        await using var city = await FamilyCity.StartAsync((c, v6) => c.Response.Html(v6 ? Default : FamilyCity.Home));
        var result = (await city.RunAsync(Links(city, 6))).Observations;
        Assert.Equal((6, 0), (result.SecondLevel!.Counted, result.SecondLevel.Supporting));
        Assert.All(result.FailingLinks, l => Assert.Contains("内容与IPv4相差", l.Reason));
        Assert.Equal(2, city.Asked(true, "/1/0.html"));
    }

    [Fact]
    public async Task RunAsync_HomePageThatDiffersAtEveryVisit_LinksAreAskedAllTheSame()
    {
        var visits = 0;
        await using var city = await FamilyCity.StartAsync((c, _) =>
        {
            if (c.Request.Path != "/") return c.Response.Html(FamilyCity.Home);
            var shift = Interlocked.Increment(ref visits) * 50;
            return c.Response.Html($"<html><body>{string.Concat(Enumerable.Range(shift, 50).Select(i => (char)('一' + 100 + i)))}</body></html>");
        });
        var result = (await city.RunAsync(Links(city, 5))).Observations;
        Assert.Equal(Ipv6State.NotTested, result.Home!.State);
        Assert.Equal((5, 5), (result.SecondLevel!.Counted, result.SecondLevel.Supporting));
    }

    [Fact]
    public async Task RunAsync_NoTlsOverIPv6_FailsEveryLinkWithoutARequest()
    {
        using var certificate = TestCertificate.Of($"www.{FamilyCity.Zone}");
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(), secure4: certificate);
        var result = (await city.RunAsync(Links(city, 40))).Observations;
        Assert.Equal((40, 0), (result.SecondLevel!.Counted, result.SecondLevel.Supporting));
        Assert.DoesNotContain(city.Seen, s => s.Path != "/");
    }

    [Fact]
    public async Task RunAsync_BlockedOverIPv6Only_IsLeftOut()
    {
        await using var city = await CityAsync((c, v6) =>
        {
            if (v6) c.Response.StatusCode = 403;
        });
        var rate = (await city.RunAsync(Links(city, 2))).Observations.SecondLevel!;
        Assert.Equal(0, rate.Counted);
        Assert.Contains("防护", Reason(rate));
    }

    [Fact]
    public async Task RunAsync_RedirectOffTheHost_WorksWhereIPv4LeadsThereToo()
    {
        await using var city = await CityAsync((c, v6) =>
            c.Response.Redirect(c.Request.Path == "/1/0.html" || !v6 ? "http://other.example/x" : "http://parking.example/"));
        var result = (await city.RunAsync(Links(city, 2))).Observations;
        Assert.Equal((2, 1), (result.SecondLevel!.Counted, result.SecondLevel.Supporting));
        Assert.Contains("parking.example", Assert.Single(result.FailingLinks).Reason);
    }

    [Fact]
    public async Task RunAsync_WhatDoesNotCount_IsLeftOutWithItsReasonAndCount()
    {
        await using var city = await CityAsync((_, _) => { });
        LinkClass[] classes = [.. Enum.GetValues<LinkClass>().Except([LinkClass.Ok, LinkClass.Moved])];
        LinkKind[] kinds = [.. Enum.GetValues<LinkKind>()];
        SiteLink[] links =
        [
            .. kinds.Select(k => city.Link($"/kind/{k}", kind: k)),
            .. classes.Select(c => city.Link($"/class/{c}", @class: c)),
            city.Link("/moved", @class: LinkClass.Moved),
            city.Link("/x", external: true),
            city.Link("/odd", @class: LinkClass.Malformed) with { Url = "http://" },
            city.Link("/mail", @class: LinkClass.UnsupportedScheme) with { Url = "mailto:a@b.example" },
        ];
        var rate = (await city.RunAsync(links)).Observations.SecondLevel!;
        Assert.Equal(links.Length - 1, rate.Found);
        // Page, attachment, moved.
        Assert.Equal((3, 3), (rate.Counted, rate.Supporting));
        Assert.Equal(rate.Found - rate.Counted, rate.LeftOut.Sum(l => l.Count));
        Assert.DoesNotContain(rate.LeftOut, l => l.Unproven);
        Assert.Equal(kinds.Length - 2, rate.LeftOut.Single(l => l.Reason.Contains("天窗")).Count);
        Assert.Equal(2, rate.LeftOut.Single(l => l.Reason.Contains("格式")).Count);
    }

    [Fact]
    public async Task RunAsync_HostWithoutIPv6_FailsEveryLinkWithoutARequest()
    {
        await using var city = await CityAsync((_, _) => { }, "www IN A V4\nwww IN AAAA ::1\nold IN A V4");
        var result = (await city.RunAsync([.. Links(city, 6), .. Links(city, 2, host: "old")])).Observations;
        Assert.Equal((8, 6), (result.SecondLevel!.Counted, result.SecondLevel.Supporting));
        Assert.Equal(2, result.FailingLinks.Count);
        Assert.All(result.FailingLinks, l => Assert.Equal($"old.{FamilyCity.Zone} 域名没有AAAA记录", l.Reason));
        Assert.DoesNotContain(city.Seen, s => s.Host.StartsWith("old", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_ManyLinks_AreSampledByTheStoredSeedOverAllHostsAlike()
    {
        var options = FamilyCity.Quick();
        options.LinksPerHost = 20;
        await using var city = await CityAsync((_, _) => { }, "www IN A V4\nwww IN AAAA ::1\nold IN A V4", options);
        SiteLink[] links = [.. Links(city, 80), .. Links(city, 20, host: "old")];
        var result = (await city.RunAsync(links)).Observations;
        var rate = result.SecondLevel!;
        Assert.NotNull(rate.Seed);
        Assert.Equal((100, 25), (rate.Found, rate.Counted));
        Assert.Equal(("抽样未测", 75), (Reason(rate), rate.LeftOut[0].Count));
        Assert.False(rate.LeftOut[0].Unproven);
        var drawn = links.Select(l => l.Url)
            .OrderBy(u => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{rate.Seed} {u}"))), StringComparer.Ordinal).Take(25).ToList();
        Assert.Equal(drawn.Where(u => u.Contains("//old")).Order(), result.FailingLinks.Select(l => l.Url).Order());
        Assert.Equal(drawn.Count(u => u.Contains("//www")), city.Seen.Count(s => s.V6 && s.Path != "/"));
    }

    [Fact]
    public async Task RunAsync_TwoSitesThatShareAHost_LookOnce()
    {
        await using var city = await CityAsync((_, _) => { });
        var links = Links(city, 5);
        var results = await Task.WhenAll(city.RunAsync(links), city.Survey.RunAsync(city.Site with { SiteId = 2 }, links, city.Context, city.Book, OwnIpv6.Proven, Token));
        Assert.All(results, r => Assert.Equal((5, 5), (r.Observations.SecondLevel!.Counted, r.Observations.SecondLevel.Supporting)));
        Assert.Equal((1, 1), (city.Asked(true, "/"), city.Asked(false, "/")));
        Assert.Equal(5, city.Seen.Count(s => s.V6 && s.Path != "/"));
        Assert.Same(results[0].Observations.Home, results[1].Observations.Home);
    }

    [Fact]
    public async Task RunAsync_HostsWithoutIPv6_AreListedAsGapsOwnOnesFirst()
    {
        await using var city = await CityAsync((_, _) => { }, """
            www IN A V4
            www IN AAAA ::1
            img IN A V4
            other IN A V4
            fine IN A V4
            fine IN AAAA ::1
            """);
        var result = await city.RunAsync(
        [
            city.Link("/a"),
            city.Link("/1.jpg", host: "img", kind: LinkKind.Image), city.Link("/2.jpg", 3, "img", LinkKind.Image),
            city.Link("/x", host: "other", external: true),
            city.Link("/y", host: "fine", external: true),
            city.Link("/z", host: "gone", external: true),
            city.Link("/dead", host: "dead", external: true, @class: LinkClass.Broken),
        ]);
        Assert.Equal(
            [($"img.{FamilyCity.Zone}", false, 2), ($"other.{FamilyCity.Zone}", true, 1)],
            result.Observations.Gaps.Select(g => (g.Host, g.External, g.Addresses)));
        Assert.All(result.Observations.Gaps, g => Assert.Equal("域名没有AAAA记录", g.Reason));
        // Another site's host is connected to, never asked for a page.
        Assert.DoesNotContain(city.Seen, s => s.Host.StartsWith("fine", StringComparison.Ordinal));
        Assert.Equal(6, result.Hosts.Count);
        Assert.Equal(Ipv6State.NotTested, result.Hosts.Single(h => h.Host.StartsWith("gone", StringComparison.Ordinal)).State);
    }

    [Fact]
    public async Task RunAsync_MoreForeignHostsThanAllowed_SaysWhichWereNotLookedAt()
    {
        var options = FamilyCity.Quick();
        options.ForeignHosts = 1;
        await using var city = await CityAsync((_, _) => { }, "www IN A V4\nwww IN AAAA ::1\na IN A V4\nb IN A V4", options);
        var result = await city.RunAsync(city.Link("/1", host: "a", external: true), city.Link("/2", host: "a", external: true), city.Link("/1", host: "b", external: true));
        Assert.Equal($"a.{FamilyCity.Zone}", Assert.Single(result.Observations.Gaps).Host);
        Assert.Contains("上限", result.Hosts.Single(h => h.Host.StartsWith("b.", StringComparison.Ordinal)).Reason);
    }
}
