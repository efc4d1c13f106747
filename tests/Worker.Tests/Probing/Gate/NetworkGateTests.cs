using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.DemoCity.Serving;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing;
using FreshnessCrawler.Worker.Probing.Gate;
using FreshnessCrawler.Worker.Tests.Fetching;
using FreshnessCrawler.Worker.Tests.Probing.Names;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Gate;

public sealed class NetworkGateTests(CityNames city) : IClassFixture<CityNames>, IDisposable
{
    private const string Refusing = "127.0.0.88:9";
    private readonly TcpListener _control = Started();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
    private readonly ErrorCount _errors = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Answering => _control.LocalEndpoint.ToString()!;

    public void Dispose()
    {
        _control.Dispose();
        city.Relay?.IsDead = false;
        city.Relay?.Fault = InjectedFault.None;
    }

    private NetworkGate Gate(string[] v4, string[]? v6 = null, string[]? controlNames = null, bool required = true)
    {
        var options = new GateOptions
        {
            V4 = v4,
            V6 = v6 ?? [GateOptions.None],
            Names = controlNames ?? ["www.linhai.example", "only6.linhai.example"],
            Required = required,
            Timeout = TimeSpan.FromSeconds(1),
        };
        // Names are asked by the real clock: they answer from a real server.
        var probe = new PinnedProbe(Microsoft.Extensions.Options.Options.Create(Fetchers.Quick()), _clock);
        return new NetworkGate(Microsoft.Extensions.Options.Options.Create(options), city.Names(TimeSpan.FromMilliseconds(500)), probe, _clock, _errors);
    }

    [Fact]
    public async Task CheckAsync_AllAnswer_IsOpenAndSaysNothingOfIpv6WithoutControls()
    {
        var reading = await Gate([Answering, Answering]).CheckAsync(Token);
        Assert.Equal((true, true, true, null, null), (reading.IsOpen, reading.DnsOk, reading.V4Ok, reading.V6Ok, reading.Reason));
        Assert.NotNull(reading.Ipv6NotTested);
        Assert.Equal(["dns", "dns", "v4", "v4", "madeUp"], reading.Controls.Select(c => c.Kind));
        Assert.Equal(0, _errors.Count);
    }

    [Fact]
    public async Task CheckAsync_ServersThatMakeNamesUp_IsShutAndSaysSo()
    {
        city.Relay.Fault = new InjectedFault(CityFault.NamesWildcard);

        var reading = await Gate([Answering, Answering]).CheckAsync(Token);

        Assert.Equal((false, false, true), (reading.IsOpen, reading.DnsOk, reading.V4Ok));
        Assert.Contains("域名劫持", reading.Reason, StringComparison.Ordinal);
        Assert.Contains($"{ParkingHost.Address}", Assert.Single(reading.Controls, c => c is { Kind: "madeUp", Ok: false }).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_ControlsRefused_IsShutAndTellsOperatorsOnce()
    {
        var gate = Gate([Refusing, Refusing]);
        var reading = await gate.CheckAsync(Token);
        Assert.Equal((false, true, false), (reading.IsOpen, reading.DnsOk, reading.V4Ok));
        Assert.Contains("IPv4", reading.Reason, StringComparison.Ordinal);
        Assert.Equal(reading.Reason, reading.Ipv6NotTested);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await gate.CheckAsync(Token);
        Assert.Equal(1, _errors.Count);
    }

    [Fact]
    public async Task CheckAsync_EnoughOfTheList_IsOpen()
    {
        Assert.True((await Gate([Answering, Refusing, Answering]).CheckAsync(Token)).IsOpen);
        Assert.False((await Gate([Answering, Refusing, Refusing]).CheckAsync(Token)).IsOpen);
    }

    [Fact]
    public async Task CheckAsync_DnsDown_IsShutThoughIpv4Works()
    {
        var gate = Gate([Answering]);
        city.Relay.IsDead = true;
        var reading = await gate.CheckAsync(Token);
        Assert.Equal((false, false, true), (reading.IsOpen, reading.DnsOk, reading.V4Ok));
        Assert.Contains("域名解析", reading.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_Ipv6DoesNotAnswer_StaysOpenAndOnlyIpv6IsNotTested()
    {
        var reading = await Gate([Answering], ["[::1]:9", "[100::1]:9"]).CheckAsync(Token);
        Assert.Equal((true, false), (reading.IsOpen, reading.V6Ok));
        Assert.Contains("IPv6", reading.Ipv6NotTested, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("www.linhai.example", true)]
    [InlineData("only6.linhai.example", true)]
    [InlineData("home.linhai.example", false)]
    public async Task CheckAsync_Ipv6Answers_IsProvenOnlyWhereTheNameServersTellOfAnAaaa(string name, bool proven)
    {
        var reading = await Gate([Answering], [Answering], ["only4.linhai.example", name]).CheckAsync(Token);
        Assert.Equal((true, true, proven), (reading.IsOpen, reading.DnsOk, reading.V6Ok));
        Assert.Equal(!proven, reading.Ipv6NotTested?.Contains("AAAA", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task CheckAsync_NoControlNames_ProvesIpv6ByItsControlsAlone()
    {
        var reading = await Gate([Answering], [Answering], [GateOptions.None]).CheckAsync(Token);
        Assert.Equal((null, true, null), (reading.DnsOk, reading.V6Ok, reading.Ipv6NotTested));
    }

    [Fact]
    public async Task CheckAsync_ControlTakesConnectionsButAnswersNothing_ProvesNothingWhereAPageIsNamed()
    {
        Assert.True((await Gate([Answering], [Answering]).CheckAsync(Token)).V6Ok);
        var look = Gate([Answering], [$"http://{Answering}/"]).CheckAsync(Token);
        while (!look.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Delay(10, Token);
        }
        var reading = await look;
        Assert.Equal((true, false), (reading.IsOpen, reading.V6Ok));
        Assert.Contains("对照主机无应答", reading.Ipv6NotTested, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_ControlPageAnswers_ProvesTheWayWhateverItsStatus()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.StatusCode = 404;
            return c.Response.Html("x");
        });
        var page = new UriBuilder(site.Url("/control")) { Host = "127.0.0.1" }.Uri.AbsoluteUri;
        var reading = await Gate([page], [page]).CheckAsync(Token);
        Assert.Equal((true, true), (reading.V4Ok, reading.V6Ok));
        Assert.Equal(page, reading.Controls.First(c => c.Kind == "v6").Target);
    }

    [Fact]
    public async Task CheckAsync_NotRequired_IsOpenWhateverTheControlsSay()
    {
        var reading = await Gate([Refusing], required: false).CheckAsync(Token);
        Assert.Equal((true, false), (reading.IsOpen, reading.V4Ok));
    }

    [Fact]
    public async Task CheckAsync_AskedByManyAtOnceAndSoonAgain_LooksOnce()
    {
        var gate = Gate([Answering]);
        var readings = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => gate.CheckAsync(Token)));
        _clock.Advance(TimeSpan.FromMinutes(4));
        Assert.All([.. readings, await gate.CheckAsync(Token)], r => Assert.Same(readings[0], r));
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotSame(readings[0], await gate.CheckAsync(Token));
    }

    [Fact]
    public async Task CheckAgainAsync_NetworkGoneSinceTheLastLook_IsSeen()
    {
        var gate = Gate([Answering]);
        Assert.True((await gate.CheckAsync(Token)).IsOpen);
        _control.Stop();
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True((await gate.CheckAsync(Token)).IsOpen);
        Assert.False((await gate.CheckAgainAsync(Token)).IsOpen);
        Assert.Equal(1, _errors.Count);
    }

    private static TcpListener Started()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start(100);
        return listener;
    }

    private sealed class ErrorCount : ILogger<NetworkGate>
    {
        public int Count { get; private set; }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Error) Count++;
        }
    }
}
