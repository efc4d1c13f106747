using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Tests.Fetching;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Ipv6;

/// <summary><see cref="Worker.Probing.Ipv6.Ipv6Survey"/> over ways that are broken.</summary>
public sealed class Ipv6SurveyNetworkTests(FarSide far) : IClassFixture<FarSide>
{
    private Task<FamilyCity> CityAsync(params IReadOnlyList<string> addresses)
    {
        far.SkipWhereMissing();
        return FamilyCity.StartAsync(
            (c, _) => c.Response.Html(FamilyCity.Home), $"www IN A V4\n{string.Join('\n', addresses.Select(a => $"www IN AAAA {a}"))}", v6: false, far: far.Listen);
    }

    [Fact]
    public async Task RunAsync_GoodWay_IsOperational()
    {
        await using var city = await CityAsync(far.Good);
        var home = await city.LookAsync();
        Assert.Equal((Ipv6State.Operational, 1, 1), (home.State, home.Assigned, home.Operational));
    }

    [Fact]
    public async Task RunAsync_BlackHole_IsUnreachableAndCostsTwoConnectTimes()
    {
        await using var city = await CityAsync(far.BlackHole);
        var started = TimeProvider.System.GetTimestamp();
        var home = await city.LookAsync();
        var took = TimeProvider.System.GetElapsedTime(started);
        Assert.Equal(Ipv6State.Unreachable, home.State);
        Assert.Contains("秒内无应答", home.Reason);
        var options = FamilyCity.Quick();
        Assert.InRange(took, options.ConnectTimeout * 2, (options.ConnectTimeout * 2) + TimeSpan.FromSeconds(3));
        Assert.Empty(city.Seen);
    }

    [Fact]
    public async Task RunAsync_LinksOfABlackHole_CostNoRequest()
    {
        await using var city = await CityAsync(far.BlackHole);
        var result = (await city.RunAsync([.. Enumerable.Range(0, 50).Select(i => city.Link($"/{i}"))])).Observations;
        Assert.Equal((50, 0, 50), (result.SecondLevel!.Counted, result.SecondLevel.Supporting, result.FailingLinks.Count));
        Assert.Empty(city.Seen);
    }

    [Fact]
    public async Task RunAsync_RouterSaysNoWay_IsUnreachable()
    {
        far.SkipWhereMissing();
        // The router may first have to learn where to say it.
        var options = FamilyCity.Quick();
        options.ConnectTimeout = TimeSpan.FromSeconds(3);
        await using var city = await FamilyCity.StartAsync((c, _) => c.Response.Html(), $"www IN A V4\nwww IN AAAA {far.NoWay}", options, v6: false);
        var home = await city.LookAsync();
        Assert.Equal(Ipv6State.Unreachable, home.State);
        Assert.Contains("网络不可达", home.Reason);
    }

    [Fact]
    public async Task RunAsync_NoRouteOfOurOwn_IsNotTested()
    {
        await using var city = await CityAsync(far.NoRoute);
        var home = await city.LookAsync();
        Assert.Equal(Ipv6State.NotTested, home.State);
        Assert.Contains("本机没有通往该IPv6地址的路由", home.Reason);
        Assert.Null(Assert.Single(home.Addresses).Reachable);
    }

    [Fact]
    public async Task RunAsync_OneOfTwoAddressesIsABlackHole_IsOperationalAndSaysSo()
    {
        await using var city = await CityAsync(far.BlackHole, far.Good);
        var home = await city.LookAsync();
        Assert.Equal((Ipv6State.Operational, 2, 1, 1), (home.State, home.Assigned, home.Reachable, home.Operational));
        Assert.Contains(far.BlackHole, home.Reason);
    }

    [Fact]
    public async Task RunAsync_SlowAndLossyWay_IsOperational()
    {
        await using var side = new FarSide();
        await side.InitializeAsync();
        side.SkipWhereMissing();
        await side.WorsenAsync("delay 60ms loss 5%");
        var options = FamilyCity.Quick();
        (options.ConnectTimeout, options.AnswerTimeout) = (TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));
        await using var city = await FamilyCity.StartAsync(
            (c, _) => c.Response.Html(FamilyCity.Home), $"www IN A V4\nwww IN AAAA {side.Good}", options, v6: false, far: side.Listen);
        var result = (await city.RunAsync([.. Enumerable.Range(0, 20).Select(i => city.Link($"/{i}"))])).Observations;
        Assert.Equal(Ipv6State.Operational, result.Home!.State);
        Assert.Empty(result.FailingLinks);
        Assert.True(result.SecondLevel!.Supporting > 10);
    }
}
