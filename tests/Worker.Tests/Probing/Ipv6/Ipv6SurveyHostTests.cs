using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.DemoCity.Naming;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Probing.Ipv6;
using FreshnessCrawler.Worker.Tests.Fetching;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Ipv6;

/// <summary>What <see cref="Ipv6Survey"/> says of one host.</summary>
public sealed class Ipv6SurveyHostTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_SameOverBothFamilies_IsOperational()
    {
        await using var city = await FamilyCity.StartAsync(FamilyCity.Home);
        var home = await city.LookAsync();
        Assert.Equal(Ipv6State.Operational, home.State);
        Assert.Null(home.Reason);
        Assert.Equal((200, 200, 0d), (home.HttpV4, home.HttpV6, home.Difference));
        Assert.Equal((1, 1, 1), (home.Assigned, home.Reachable, home.Operational));
        Assert.Equal($"http://www.{FamilyCity.Zone}:{city.Port}", home.Authority);
        var address = Assert.Single(home.Addresses);
        Assert.Equal(("::1", "loopback", 200), (address.Address, address.Scope, address.HttpStatus));
        Assert.NotNull(address.ConnectMs);
        // One request a family, and nothing else.
        Assert.Equal([(false, "/"), (true, "/")], city.Seen.Select(s => (s.V6, s.Path)));
        Assert.Equal(2, city.Requests);
    }

    [Fact]
    public async Task RunAsync_PageWithClockCounterAndTokens_IsOperational()
    {
        var visits = 98;
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(FamilyCity.Home.Replace(
            "</body>", $"<script nonce={Guid.NewGuid():N}></script><input type=hidden value={Guid.NewGuid():N}><p>访问量{Interlocked.Increment(ref visits)}</p><p>{TimeProvider.System.GetUtcNow():HH:mm:ss.fff}</p></body>")));
        var home = await city.LookAsync();
        Assert.Equal((Ipv6State.Operational, 0d), (home.State, home.Difference));
    }

    [Fact]
    public async Task RunAsync_AnotherPageOverIPv6_IsDifferentWithTheShare()
    {
        await using var city = await FamilyCity.StartAsync((c, v6) => c.Response.Html(v6 ? "<html><body><h1>Welcome to nginx!</h1></body></html>" : FamilyCity.Home));
        var home = await city.LookAsync();
        Assert.Equal(Ipv6State.Different, home.State);
        Assert.True(home.Difference > 0.9);
        Assert.Contains("超过10%", home.Reason);
        Assert.Equal((1, 1, 0), (home.Assigned, home.Reachable, home.Operational));
    }

    [Fact]
    public async Task RunAsync_PageThatDiffersAtEveryVisit_IsNotTested()
    {
        var visits = 0;
        await using var city = await FamilyCity.StartAsync((c, _) =>
        {
            var shift = Interlocked.Increment(ref visits) * 50;
            return c.Response.Html($"<html><body>{string.Concat(Enumerable.Range(shift, 50).Select(i => (char)('一' + 100 + i)))}</body></html>");
        });
        var home = await city.LookAsync();
        Assert.Equal(Ipv6State.NotTested, home.State);
        Assert.Contains("每次访问内容都不同", home.Reason);
    }

    [Theory]
    [InlineData(404, Ipv6State.Different)]
    [InlineData(500, Ipv6State.Different)]
    [InlineData(502, Ipv6State.Different)]
    [InlineData(403, Ipv6State.NotTested)]
    [InlineData(412, Ipv6State.NotTested)]
    [InlineData(429, Ipv6State.NotTested)]
    public async Task RunAsync_OtherStatusOverIPv6Only_IsDifferentUnlessItIsARefusal(int status, Ipv6State state)
    {
        await using var city = await FamilyCity.StartAsync((c, v6) =>
        {
            if (v6) c.Response.StatusCode = status;
            return c.Response.Html(FamilyCity.Home);
        });
        var home = await city.LookAsync();
        Assert.Equal(state, home.State);
        Assert.Equal((200, status), (home.HttpV4, home.HttpV6));
        Assert.Contains($"HTTP {status}", home.Reason);
        // Who refused us is not asked again; whatever else failed is, and the second time until it is plain that it always does.
        Assert.Equal(state == Ipv6State.Different ? 5 : 1, city.Asked(true, "/"));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    public async Task RunAsync_NotFineOverIPv4Either_IsNotTested(int status)
    {
        await using var city = await FamilyCity.StartAsync((c, _) =>
        {
            c.Response.StatusCode = status;
            return c.Response.Html();
        });
        var home = await city.LookAsync();
        Assert.Equal(Ipv6State.NotTested, home.State);
        Assert.Contains("IPv4也无法正常访问", home.Reason);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(200)]
    public async Task RunAsync_ErrorPageOverIPv4_IsNoHomePageToCompareButLeavesTheHostOperational(int overV6)
    {
        await using var city = await FamilyCity.StartAsync((c, v6) =>
        {
            c.Response.StatusCode = v6 ? overV6 : 404;
            return c.Response.Html();
        });
        var result = await city.RunAsync();
        Assert.Equal(Ipv6State.NotTested, result.Observations.Home!.State);
        Assert.Contains("HTTP 404，没有打开", result.Observations.Home.Reason);
        Assert.Equal(overV6 == 404 ? Ipv6State.Operational : Ipv6State.Different, Assert.Single(result.Hosts).State);
    }

    [Fact]
    public async Task RunAsync_RegisteredPageFailsOverIPv6Only_IsDifferentWhateverTheRootSays()
    {
        await using var city = await FamilyCity.StartAsync((c, v6) =>
        {
            c.Response.StatusCode = c.Request.Path == "/" ? 404 : v6 ? 502 : 200;
            return c.Response.Html(FamilyCity.Home);
        });
        var home = (await city.RunAtAsync("/swj/index.html")).Observations.Home!;
        Assert.Equal((Ipv6State.Different, 200, 502), (home.State, home.HttpV4, home.HttpV6));
        Assert.Equal($"http://www.{FamilyCity.Zone}:{city.Port}", home.Authority);
    }

    [Fact]
    public async Task RunAsync_OnlyTheRootFailsOverIPv6_HomeAndLinksAreFine()
    {
        await using var city = await FamilyCity.StartAsync((c, v6) =>
        {
            if (v6 && c.Request.Path == "/") c.Response.StatusCode = 404;
            return c.Response.Html(FamilyCity.Home);
        });
        var result = (await city.RunAtAsync("/swj/index.html", [.. Enumerable.Range(0, 8).Select(i => city.Link($"/swj/{i}.html"))])).Observations;
        Assert.Equal(Ipv6State.Operational, result.Home!.State);
        Assert.Equal((8, 8), (result.SecondLevel!.Counted, result.SecondLevel.Supporting));
    }

    [Fact]
    public async Task RunAsync_FailsOnceOverIPv6_IsOperational()
    {
        var failures = 1;
        await using var city = await FamilyCity.StartAsync((c, v6) =>
        {
            if (v6 && Interlocked.Decrement(ref failures) >= 0) c.Response.StatusCode = 502;
            return c.Response.Html(FamilyCity.Home);
        });
        Assert.Equal(Ipv6State.Operational, (await city.LookAsync()).State);
        Assert.Equal(2, city.Asked(true, "/"));
    }

    [Fact]
    public async Task RunAsync_FailsOverIPv4AndThenOnceOverIPv6_IsLookedAtAThirdTime()
    {
        int v4 = 0, v6 = 0;
        await using var city = await FamilyCity.StartAsync((c, isV6) =>
        {
            if ((isV6 ? Interlocked.Increment(ref v6) : Interlocked.Increment(ref v4)) == 1) c.Response.StatusCode = 502;
            return c.Response.Html(FamilyCity.Home);
        });
        Assert.Equal(Ipv6State.Operational, (await city.LookAsync()).State);
        Assert.Equal((3, 2), (city.Asked(false, "/"), city.Asked(true, "/")));
    }

    [Fact]
    public async Task RunAsync_FailsOverIPv4AndThenTwiceOverIPv6_IsDifferent()
    {
        var v4 = 0;
        await using var city = await FamilyCity.StartAsync((c, isV6) =>
        {
            if (isV6 || Interlocked.Increment(ref v4) == 1) c.Response.StatusCode = 502;
            return c.Response.Html(FamilyCity.Home);
        });
        Assert.Equal(Ipv6State.Different, (await city.LookAsync()).State);
        Assert.Equal(5, city.Asked(true, "/"));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(502)]
    public async Task RunAsync_EverySecondRequestFailsWhateverTheFamily_IsNotTested(int status)
    {
        var requests = 0;
        await using var city = await FamilyCity.StartAsync((c, _) =>
        {
            if (Interlocked.Increment(ref requests) % 2 == 0) c.Response.StatusCode = status;
            return c.Response.Html(FamilyCity.Home);
        });
        Assert.Equal(Ipv6State.NotTested, (await city.LookAsync()).State);
    }

    [Fact]
    public async Task RunAsync_FailsOnceOverIPv6BetweenFailuresOverIPv4_IsNotTested()
    {
        var v4 = 0;
        await using var city = await FamilyCity.StartAsync((c, isV6) =>
        {
            if (isV6 || Interlocked.Increment(ref v4) != 2) c.Response.StatusCode = 502;
            return c.Response.Html(FamilyCity.Home);
        });
        Assert.Equal(Ipv6State.NotTested, (await city.LookAsync()).State);
        Assert.Equal(1, city.Asked(true, "/"));
    }

    [Theory]
    [InlineData("portal IN A V4\nportal IN AAAA ::1", Ipv6State.Operational)]
    [InlineData("portal IN A V4", Ipv6State.NoAddress)]
    [InlineData("portal IN A V4\nportal IN AAAA ::1\nbad IN TXT x", Ipv6State.Different)]
    [InlineData("", Ipv6State.NotTested)]
    public async Task RunAsync_SameRedirectOffTheHost_IsWhatTheHostThereIs(string portal, Ipv6State state)
    {
        await using var city = await FamilyCity.StartAsync((c, v6) =>
        {
            if (c.Request.Host.Host.StartsWith("portal", StringComparison.Ordinal))
            {
                if (v6 && portal.Contains("bad", StringComparison.Ordinal)) c.Response.StatusCode = 500;
                return c.Response.Html(FamilyCity.Home);
            }
            c.Response.Redirect($"http://portal.{FamilyCity.Zone}:{c.Request.Host.Port}/index.html;jsessionid={v6}{Guid.NewGuid():N}");
            return Task.CompletedTask;
        }, $"www IN A V4\nwww IN AAAA ::1\n{portal}");
        var result = await city.RunAsync();
        var home = result.Observations.Home!;
        Assert.Equal((state, $"portal.{FamilyCity.Zone}"), (home.State, home.Host));
        Assert.Contains($"跳转到 http://portal.{FamilyCity.Zone}", home.Reason);
        if (state == Ipv6State.Operational) Assert.Equal((200, 200, 0d), (home.HttpV4, home.HttpV6, home.Difference));
        // The registered host itself answers alike.
        var host = Assert.Single(result.Hosts);
        Assert.Equal((Ipv6State.Operational, 302, 302), (host.State, host.HttpV4, host.HttpV6));
    }

    [Fact]
    public async Task RunAsync_TwoHostsThatLeadToEachOther_AreNotTested()
    {
        await using var city = await FamilyCity.StartAsync((c, _) =>
        {
            var other = c.Request.Host.Host.StartsWith("www", StringComparison.Ordinal) ? "portal" : "www";
            c.Response.Redirect($"http://{other}.{FamilyCity.Zone}:{c.Request.Host.Port}/");
            return Task.CompletedTask;
        }, "www IN A V4\nwww IN AAAA ::1\nportal IN A V4\nportal IN AAAA ::1");
        var home = await city.LookAsync();
        Assert.Equal(Ipv6State.NotTested, home.State);
        Assert.Contains("跳转超过", home.Reason);
        Assert.Equal(4, city.Seen.Count);
    }

    [Fact]
    public async Task RunAsync_OtherRedirectOverIPv6_IsDifferent()
    {
        await using var city = await FamilyCity.StartAsync((c, v6) =>
        {
            c.Response.Redirect($"http://{(v6 ? "parking" : "portal")}.{FamilyCity.Zone}/");
            return Task.CompletedTask;
        });
        var home = await city.LookAsync();
        Assert.Equal(Ipv6State.Different, home.State);
        Assert.Contains("parking", home.Reason);
    }

    [Fact]
    public async Task RunAsync_RedirectOnTheHost_IsFollowedOverEachFamily()
    {
        await using var city = await FamilyCity.StartAsync((c, v6) =>
        {
            if (c.Request.Path == "/") c.Response.Redirect("/index.html");
            else return c.Response.Html(v6 ? "" : FamilyCity.Home);
            return Task.CompletedTask;
        });
        Assert.Equal(Ipv6State.Different, (await city.LookAsync()).State);
        Assert.True(city.Asked(true, "/index.html") > 0);
    }

    [Fact]
    public async Task RunAsync_NoAaaa_IsNoAddressWithoutARequest()
    {
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(), "www IN A V4");
        var home = await city.LookAsync();
        Assert.Equal((Ipv6State.NoAddress, "域名没有AAAA记录"), (home.State, home.Reason));
        Assert.Equal(0, city.Requests);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task RunAsync_AaaaLeftOutAtFirst_IsNoAddressOnlyByTwoLooks(int times)
    {
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(FamilyCity.Home), forgotten: times);
        Assert.Equal(times == 1 ? Ipv6State.Operational : Ipv6State.NoAddress, (await city.LookAsync()).State);
    }

    [Fact]
    public async Task RunAsync_NoAaaaAndNoTimeForASecondLook_IsNotTested()
    {
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(), "www IN A V4", Patient());
        var context = city.Context with { Deadline = TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(5) };
        Assert.Equal(Ipv6State.NotTested, (await city.Survey.RunAsync(city.Site, [], context, city.Book, OwnIpv6.Proven, Token)).Observations.Home!.State);
    }

    [Fact]
    public async Task RunAsync_NoAaaaWhileOurNameServersLeaveThemOut_IsNotTested()
    {
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(), "www IN A V4");
        var own = OwnIpv6.Proven with { Again = _ => Task.FromResult(new OwnIpv6(false, "查不到AAAA记录")) };
        var home = (await city.Survey.RunAsync(city.Site, [], city.Context, city.Book, own, Token)).Observations.Home!;
        Assert.Equal((Ipv6State.NotTested, "查不到AAAA记录"), (home.State, home.Reason));
    }

    [Fact]
    public async Task RunAsync_ManyHostsWithoutAaaa_WaitForTheirSecondLooksTogether()
    {
        var options = FamilyCity.Quick();
        (options.HostsAtOnce, options.SecondTryAfter) = (2, TimeSpan.FromSeconds(1));
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(), "www IN A V4\n* IN A V4", options);
        var started = TimeProvider.System.GetTimestamp();
        var result = await city.RunAsync([.. Enumerable.Range(0, 60).Select(i => city.Link("/", host: $"h{i}", external: i % 2 == 0))]);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8));
        Assert.Equal(60, result.Observations.Gaps.Count(g => g.Reason == "域名没有AAAA记录"));
    }

    [Theory]
    [InlineData("fe80::1", "linkLocal", "链路本地")]
    [InlineData("::ffff:127.0.0.5", "mapped", "IPv4映射")]
    [InlineData("fd00:9::1", "uniqueLocal", "唯一本地")]
    [InlineData("2002:7f00:5::1", "6to4", "6to4")]
    [InlineData("64:ff9b::3b00:1", "nat64", "NAT64")]
    [InlineData("64:ff9b:1::1", "nat64", "NAT64")]
    [InlineData("2001::1", "teredo", "Teredo")]
    [InlineData("2001:db8::1", "documentation", "文档")]
    [InlineData("ff02::1", "multicast", "组播")]
    public async Task RunAsync_AaaaThatNobodyCanUse_IsNoAddressAndNamed(string address, string scope, string words)
    {
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(), $"www IN A V4\nwww IN AAAA {address}");
        var home = await city.LookAsync();
        Assert.Equal(Ipv6State.NoAddress, home.State);
        Assert.Contains(words, home.Reason);
        var record = Assert.Single(home.Addresses);
        Assert.Equal((scope, false, 0), (record.Scope, record.Usable, home.Assigned));
        Assert.Empty(city.Seen);
    }

    [Fact]
    public async Task RunAsync_UsableBesideUnusable_IsOperationalAndCountsOne()
    {
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(), "www IN A V4\nwww IN AAAA ::1\nwww IN AAAA fe80::1");
        var home = await city.LookAsync();
        Assert.Equal((Ipv6State.Operational, 2, 1), (home.State, home.Addresses.Count, home.Assigned));
    }

    [Fact]
    public async Task RunAsync_NobodyListensOverIPv6_IsUnreachableAfterTwoTries()
    {
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(), v6: false);
        var home = await city.LookAsync();
        Assert.Equal(Ipv6State.Unreachable, home.State);
        Assert.Contains("连接被拒绝", home.Reason);
        Assert.Equal((1, 0), (home.Assigned, home.Reachable));
        Assert.False(home.Addresses[0].Reachable);
        Assert.Null(home.Addresses[0].Operational);
    }

    [Theory]
    [InlineData(true, Ipv6State.Unreachable)]
    [InlineData(false, Ipv6State.NotTested)]
    public async Task RunAsync_OwnIPv6BrokenMeanwhile_CallsNoHostUnreachable(bool works, Ipv6State state)
    {
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(), v6: false);
        var own = OwnIpv6.Proven with { Again = _ => Task.FromResult(new OwnIpv6(works, "本机IPv6中断")) };
        var home = (await city.Survey.RunAsync(city.Site, [], city.Context, city.Book, own, Token)).Observations.Home!;
        Assert.Equal(state, home.State);
        Assert.Equal(works, home.Reason != "本机IPv6中断");
    }

    [Fact]
    public async Task RunAsync_DownOverIPv4Too_IsNotTested()
    {
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(), "www IN A 127.0.0.99\nwww IN AAAA ::1", v6: false);
        var home = await city.LookAsync();
        Assert.Equal(Ipv6State.NotTested, home.State);
        Assert.Contains("IPv4也无法连接", home.Reason);
    }

    [Fact]
    public async Task RunAsync_PortThatOnlyIPv4HasOpen_IsNotReachableButOperational()
    {
        await using var city = await FamilyCity.StartAsync(FamilyCity.Home);
        using var secure = Listen(city.V4, 443);
        var home = await city.LookAsync();
        Assert.Equal((Ipv6State.Operational, 1, 0, 1), (home.State, home.Assigned, home.Reachable, home.Operational));
        Assert.Contains("端口443：连接被拒绝", home.Reason);
    }

    [Theory]
    [InlineData(true, Ipv6State.Operational)]
    [InlineData(false, Ipv6State.Different)]
    public async Task RunAsync_Https_IsOperationalWhereIPv6SpeaksItToo(bool both, Ipv6State state)
    {
        using var certificate = TestCertificate.Of($"www.{FamilyCity.Zone}");
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(), secure4: certificate, secure6: both ? certificate : null);
        var home = await city.LookAsync();
        Assert.Equal(state, home.State);
        Assert.Equal($"https://www.{FamilyCity.Zone}:{city.Port}", home.Authority);
        Assert.Equal(!both, home.Reason?.Contains("HTTPS握手失败") == true);
    }

    [Fact]
    public async Task RunAsync_OnlyIPv6_IsOperationalWithoutAComparison()
    {
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(), "www IN AAAA ::1");
        var home = await city.LookAsync();
        Assert.Equal((Ipv6State.Operational, null, 200, null), (home.State, home.HttpV4, home.HttpV6, home.Difference));
    }

    [Fact]
    public async Task RunAsync_NoSuchName_IsNotTested()
    {
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(), "");
        Assert.Equal((Ipv6State.NotTested, "域名无法解析，未作结论"), (await city.LookAsync()) is var home ? (home.State, home.Reason) : default);
    }

    [Fact]
    public async Task RunAsync_NameServerFails_IsNotTested()
    {
        await using var city = await FamilyCity.StartAsync(FamilyCity.Home);
        var site = city.Site with { Url = "http://www.broken.example/" };
        var home = (await city.Survey.RunAsync(site, [], city.Context, city.Book, OwnIpv6.Proven, Token)).Observations.Home!;
        Assert.Equal((Ipv6State.NotTested, "AAAA记录查询失败，未作结论"), (home.State, home.Reason));
    }

    [Fact]
    public async Task RunAsync_OwnIPv6DoesNotWork_TestsNothingButKeepsTheRecords()
    {
        await using var city = await FamilyCity.StartAsync(FamilyCity.Home);
        var result = await city.Survey.RunAsync(city.Site, [city.Link("/a")], city.Context, city.Book, new OwnIpv6(false, "本机IPv6不可用"), Token);
        Assert.Equal("本机IPv6不可用", result.Observations.NotTested);
        Assert.Equal((Ipv6State.NotTested, "本机IPv6不可用"), (result.Observations.Home!.State, result.Observations.Home.Reason));
        Assert.Equal("::1", Assert.Single(result.Observations.Home.Addresses).Address);
        Assert.Null(result.Observations.SecondLevel);
        Assert.Empty(city.Seen);
    }

    [Fact]
    public async Task RunAsync_TimeIsUp_IsNotTested()
    {
        await using var city = await FamilyCity.StartAsync(FamilyCity.Home);
        var context = city.Context with { Deadline = TimeProvider.System.GetUtcNow() };
        var result = await city.Survey.RunAsync(city.Site, [city.Link("/a")], context, city.Book, OwnIpv6.Proven, Token);
        Assert.Equal(Ipv6State.NotTested, result.Observations.Home!.State);
        Assert.Equal((1, 0), (result.Observations.SecondLevel!.Found, result.Observations.SecondLevel.Counted));
        Assert.Contains("时限", Assert.Single(result.Observations.SecondLevel.LeftOut).Reason);
        Assert.Empty(city.Seen);
    }

    [Fact]
    public async Task RunAsync_TimeIsUpBeforeTheSecondTry_IsNotTested()
    {
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(), options: Patient(), v6: false);
        var context = city.Context with { Deadline = TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(5) };
        var home = (await city.Survey.RunAsync(city.Site, [], context, city.Book, OwnIpv6.Proven, Token)).Observations.Home!;
        Assert.Equal(Ipv6State.NotTested, home.State);
        Assert.Contains("未及复核", home.Reason);
    }

    [Fact]
    public async Task RunAsync_NameServers_AreCountedAndAskedOverIPv6()
    {
        await using var server = await ServerOn6Async();
        var options = FamilyCity.Quick();
        options.NameServerPort = server.EndPoint.Port;
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(), options: options);
        var home = await city.LookAsync();
        Assert.Equal((2, 1, 1), (home.NameServers, home.NameServersWithV6, home.NameServersReachable));
    }

    [Fact]
    public async Task RunAsync_NameServerSilentOverIPv6_IsNotReachable()
    {
        var options = FamilyCity.Quick();
        options.NameServerPort = 9;
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(), options: options);
        var home = await city.LookAsync();
        Assert.Equal((2, 1, 0), (home.NameServers, home.NameServersWithV6, home.NameServersReachable));
    }

    [Fact]
    public async Task RunAsync_NoAaaa_StillCountsTheZonesNameServers()
    {
        await using var server = await ServerOn6Async();
        var options = FamilyCity.Quick();
        options.NameServerPort = server.EndPoint.Port;
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(), another: new NameZone("bare.example", "@ IN NS ns\nns IN A V4\nns IN AAAA ::1\nwww IN A V4"), options: options);
        var site = city.Site with { Url = $"http://www.bare.example:{city.Port}/" };
        var home = (await city.Survey.RunAsync(site, [], city.Context, city.Book, OwnIpv6.Proven, Token)).Observations.Home!;
        Assert.Equal((Ipv6State.NoAddress, 1, 1), (home.State, home.NameServers, home.NameServersWithV6));
    }

    [Fact]
    public async Task RunAsync_HostThatAsksForPatienceOverIPv6_IsLeftAloneByAllOthersToo()
    {
        await using var city = await FamilyCity.StartAsync((c, v6) =>
        {
            if (!v6) return c.Response.Html(FamilyCity.Home);
            c.Response.StatusCode = 429;
            c.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        });
        await city.LookAsync();

        using var page = await city.Context.Fetcher.FetchAsync(new PageRequest(city.Site.Url!), Token);

        Assert.Equal(FetchStatus.Deferred, page.Status);
    }

    [Fact]
    public async Task RunAsync_NoZoneOfItsOwn_DoesNotCountTheRegistrysNameServers()
    {
        var registry = new NameZone("gov.cn", "@ IN NS a\na IN AAAA ::1\nwww.lost IN A V4\nwww.lost IN AAAA ::1");
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(), another: registry);
        var site = city.Site with { Url = $"http://www.lost.gov.cn:{city.Port}/" };
        var home = (await city.Survey.RunAsync(site, [], city.Context, city.Book, OwnIpv6.Proven, Token)).Observations.Home!;
        Assert.Equal(Ipv6State.Operational, home.State);
        Assert.Equal((null, null, null), (home.NameServers, home.NameServersWithV6, home.NameServersReachable));
    }

    private static Worker.Options.Ipv6Options Patient()
    {
        var options = FamilyCity.Quick();
        options.SecondTryAfter = TimeSpan.FromMinutes(10);
        return options;
    }

    private static async Task<NameServer> ServerOn6Async()
    {
        Assert.SkipWhen(NameServer.Program is null, Names.CityNames.NotHere);
        return await NameServer.StartAsync([new NameZone(FamilyCity.Zone, "@ IN NS ns1\nns1 IN AAAA ::1")], Token, IPAddress.IPv6Loopback);
    }

    private static TcpListener Listen(IPAddress address, int port)
    {
        var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
        }
        catch (SocketException e)
        {
            listener.Dispose();
            Assert.Skip($"Port {port} of {address} cannot be had: {e.Message}");
        }
        return listener;
    }
}
