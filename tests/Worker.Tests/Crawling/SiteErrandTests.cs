using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Crawling;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Gate;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Crawling;

/// <summary>Visits between two looks at a real control host, which a test opens and closes.</summary>
public sealed class SiteErrandTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 2, 0, 0, TimeSpan.FromHours(8));

    private readonly TcpListener _control = new(IPAddress.Loopback, 0);
    private readonly HostFailures _failures = new(0.3m, 5);
    private readonly ServiceProvider _services;

    public SiteErrandTests()
    {
        _control.Start();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Gate:V4:0"] = _control.LocalEndpoint.ToString(),
            ["Gate:V6:0"] = "none",
            ["Gate:Names:0"] = "none",
            ["Gate:Freshness"] = "00:00:00",
        }).Build();
        _services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddFetching(configuration).AddNetworkGate().BuildServiceProvider();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_ControlHostsAnswer_TheResultStands()
    {
        Assert.Equal(ReadingOutcome.Read, Outcome(await Errand((_, _) => Task.FromResult(Result(1, answered: true))).RunAsync(Site(1), Ct)));
    }

    [Fact]
    public async Task RunAsync_OwnNetworkDown_NothingIsAskedAndTheRowSaysWhy()
    {
        _control.Stop();
        var visited = false;
        string? said = null;
        using var errand = Errand(
            (_, _) =>
            {
                visited = true;
                return Task.FromResult(Result(1, answered: true));
            },
            (_, why) =>
            {
                said = why;
                return Result(1, answered: true);
            });

        await errand.RunAsync(Site(1), Ct);

        Assert.False(visited);
        Assert.Equal("监测方IPv4网络不通：IPv4对照主机无应答，未访问", said);
    }

    [Fact]
    public async Task RunAsync_OwnNetworkGoesDownDuringTheVisit_TheResultIsVoid()
    {
        using var errand = Errand((_, _) =>
        {
            _control.Stop();
            return Task.FromResult(Result(1, answered: false));
        });

        var seen = await errand.RunAsync(Site(1), Ct);

        Assert.Equal(ReadingOutcome.NotRead, Outcome(seen));
        Assert.Contains("观测作废", seen.Columns[0].Observation.Reason, StringComparison.Ordinal);
        // What failed while our own network was down is no host's failure.
        Assert.Equal(0, _failures.Failed);
    }

    [Fact]
    public async Task RunAsync_VoidForOneReasonOrTheOther_SaysSoOfTheResultAsItWasSeen()
    {
        var told = new List<long>();
        using var errand = Errand((site, _) =>
        {
            if (site.SiteId == 8) _control.Stop();
            return Task.FromResult(Result(site.SiteId, answered: site.SiteId > 2));
        }, onVoid: seen =>
        {
            Assert.Equal(ReadingOutcome.Read, Outcome(seen));
            told.Add(seen.SiteId);
        });
        foreach (var id in (long[])[4, 5, 6, 1, 2, 8]) await errand.RunAsync(Site(id), Ct);

        Assert.Equal([2, 8], told);
    }

    [Fact]
    public async Task RunAsync_TooManyHostsDown_IsVoidFromThenOn()
    {
        using var errand = Errand((site, _) => Task.FromResult(Result(site.SiteId, answered: site.SiteId > 2)));
        var outcomes = new List<ReadingOutcome>();
        foreach (var id in (long[])[4, 5, 6, 1, 2, 7]) outcomes.Add(Outcome(await errand.RunAsync(Site(id), Ct)));

        // 2 of 5 are more than 30 %; 2 of 6 still are.
        Assert.Equal([ReadingOutcome.Read, ReadingOutcome.Read, ReadingOutcome.Read, ReadingOutcome.Read, ReadingOutcome.NotRead, ReadingOutcome.NotRead], outcomes);
    }

    [Fact]
    public async Task RunAsync_HostsThatHaveLongBeenDown_SayNothingOfOurNetwork()
    {
        using var errand = Errand((site, _) => Task.FromResult(Result(site.SiteId, answered: site.SiteId > 2)), isLongDown: site => site.SiteId <= 2);
        foreach (var id in (long[])[4, 5, 6, 1, 2]) Assert.Equal(ReadingOutcome.Read, Outcome(await errand.RunAsync(Site(id), Ct)));
        Assert.Equal((3, 0), (_failures.Hosts, _failures.Failed));
    }

    public void Dispose()
    {
        _services.Dispose();
        _control.Dispose();
    }

    private SiteErrand Errand(
        Func<SiteTarget, CancellationToken, Task<SiteResult>> visit, Func<SiteTarget, string, SiteResult>? failed = null, Func<SiteTarget, bool>? isLongDown = null, Action<SiteResult>? onVoid = null)
    {
        var wait = new GateWait(_services.GetRequiredService<NetworkGate>(), Microsoft.Extensions.Options.Options.Create(new CrawlOptions { GatePatience = TimeSpan.Zero }), TimeProvider.System);
        return new SiteErrand(visit, failed ?? ((site, _) => Result(site.SiteId, answered: true)), wait, _failures, isLongDown ?? (_ => false), () => { }) { OnVoid = onVoid };
    }

    private static ReadingOutcome Outcome(SiteResult result) => result.Columns[0].Observation.Outcome;

    private static SiteTarget Site(long id) => new(id, $"s{id}", "市林业局", "市林业局", $"http://{id.ToString(CultureInfo.InvariantCulture)}.example/", WholeSite: true, []);

    private static SiteResult Result(long id, bool answered)
    {
        var column = new ColumnObservation
        {
            ColumnId = id,
            Name = "通知公告",
            Url = $"http://{id}.example/tzgg/",
            Category = ColumnCategory.Notice,
            Level = 1,
            Outcome = ReadingOutcome.Read,
            Newest = new DateOnly(2026, 11, 20),
            ObservedAt = At,
        };
        var page = new PageRow($"http://{id}.example/", 1, "home", answered ? "Ok" : "Timeout", answered ? 200 : null, null, 0, 1, 0, null, null, At) { Answered = answered };
        return new SiteResult(1, id, At, "test", At, At, [new ColumnRow(column, "Ok", 200, null, false, 1, null, null, null)], [page], [], []);
    }
}
