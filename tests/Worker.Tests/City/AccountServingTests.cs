using System.Net;
using System.Text.Json;
using FreshnessCrawler.DemoCity;
using FreshnessCrawler.DemoCity.Accounts.Plan;
using FreshnessCrawler.DemoCity.Checking;
using FreshnessCrawler.DemoCity.Files;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.City;

/// <summary>A running city's accounts, and the screws that tests turn.</summary>
public sealed class AccountServingTests : IAsyncLifetime
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), $"city-accounts-{Guid.NewGuid():N}");
    private readonly HttpClient _control = new();
    private DemoCityHost _city = null!;
    private CityClient _names = null!;
    private TruthFile _truth = null!;

    public async ValueTask InitializeAsync()
    {
        _city = await DemoCityHost.StartAsync(new DemoCityOptions { Out = _directory, Port = 0, SiteCount = 1, AccountCount = 215 }, TestContext.Current.CancellationToken);
        _truth = TruthFile.Read(_city.TruthPath);
        _names = new CityClient(_truth.NameServer!, System.Net.Sockets.AddressFamily.InterNetwork, redirects: true, anyCertificate: true);
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        _names.Dispose();
        await _city.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task StartAsync_EverySource_AnswersAsItsTruthSays()
    {
        var output = new StringWriter();

        Assert.Empty(await AccountCheck.RunAsync(_truth, _city.ListsDirectory, _names.Http, output, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("微信", "403", 403)]
    [InlineData("新浪微博", "432", 432)]
    [InlineData("今日头条", "503", 503)]
    [InlineData("抖音短视频", "challenge", 412)]
    public async Task Block_APlatform_WhateverServesItsAccountsRefuses(string platform, string way, int status)
    {
        await TurnAsync($"block?platform={Uri.EscapeDataString(platform)}&as={way}");

        foreach (var account in _truth.Accounts)
        {
            if (account.Sources.FirstOrDefault(source => source is { Kind: not "list", Fault: FeedFault.None }) is not { } source) continue;
            Assert.Equal(account.Platform == platform ? status : 200, (int)await StatusAsync(source.Address));
        }

        await TurnAsync("unblock");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_truth.Accounts.First(account => account.Platform == platform && account.Sources.Any(source => source is { Kind: not "list", Fault: FeedFault.None }))
            .Sources.First(source => source is { Kind: not "list", Fault: FeedFault.None }).Address));
    }

    [Fact]
    public async Task Block_WithOldLists_NobodyHasLookedForDays()
    {
        var list = Path.Combine(_city.ListsDirectory, _truth.Accounts.Single(account => account.Planted == "staleList").Sources[0].Address);
        var kept = await File.ReadAllTextAsync(list, TestContext.Current.CancellationToken);
        var longAgo = $",{_truth.AsOf.AddDays(-10):yyyy-MM-dd} 08:30\n";
        Assert.DoesNotContain(longAgo, kept, StringComparison.Ordinal);

        await TurnAsync($"block?platform={Uri.EscapeDataString("微信")}&as=login&lists=old");
        Assert.Contains(longAgo, await File.ReadAllTextAsync(list, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await TurnAsync($"unblock?platform={Uri.EscapeDataString("微信")}");
        Assert.DoesNotContain(longAgo, await File.ReadAllTextAsync(list, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rectify_AStaleAccount_ANewPostToday()
    {
        var stale = _truth.Accounts.Single(account => account.Planted == "staleChannelNow");
        var before = await _names.Http.GetStringAsync(new Uri(stale.Sources[0].Address), TestContext.Current.CancellationToken);

        await TurnAsync($"rectify?account={stale.Code}");

        var after = await _names.Http.GetStringAsync(new Uri(stale.Sources[0].Address), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("_900</link>", before, StringComparison.Ordinal);
        Assert.Contains("_900</link>", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WithTheValidator_NotModified()
    {
        var source = _truth.Accounts.SelectMany(account => account.Sources).First(source => source is { Shape: FeedShape.WeweAtom or FeedShape.Rss20 or FeedShape.Exporter, Fault: FeedFault.None }
            && int.Parse(_truth.Accounts.Single(account => account.Sources.Contains(source)).Code[3..], System.Globalization.CultureInfo.InvariantCulture) % 2 == 0);
        using var first = await _names.Http.GetAsync(new Uri(source.Address), TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, source.Address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var answer = await _names.Http.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
    }

    [Fact]
    public async Task Control_UnknownWay_SaysWhichThereAre()
    {
        using var answer = await _control.PostAsync(new Uri(_city.Control, "_demo/accounts/block?platform=x&as=quietly"), null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("/_demo/accounts/block", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task TurnAsync(string screw)
    {
        using var answer = await _control.PostAsync(new Uri(_city.Control, $"_demo/accounts/{screw}"), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await _names.Http.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
