using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.Worker.Fetching;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

public sealed class FamilyRaceTests
{
    private static readonly IPAddress V6 = IPAddress.Parse("2400:3200::1");
    private static readonly IPAddress V4 = IPAddress.Parse("223.5.5.5");
    private readonly List<IPAddress> _tried = [];
    private readonly ScriptedNames _names = new(new(StringComparer.Ordinal) { ["dual.test"] = [V4.ToString(), V6.ToString()], ["evil.test"] = ["10.0.0.1", "::1"] });
    private readonly FakeTimeProvider _clock = new();

    private FamilyRace Race(Func<IPAddress, CancellationToken, Task<Stream>> connect) => new(_names, new AddressGuard([]), _clock, async (end, ct) =>
    {
        lock (_tried) _tried.Add(end.Address);
        return await connect(end.Address, ct);
    });

    [Fact]
    public async Task Connect_BothAnswer_TakesIpv6Alone()
    {
        var winner = new MemoryStream();
        var stream = await Race((_, _) => Task.FromResult<Stream>(winner)).ConnectAsync("dual.test", 80, TestContext.Current.CancellationToken);
        Assert.Same(winner, stream);
        Assert.Equal([V6], _tried);
    }

    [Fact]
    public async Task Connect_Ipv6BlackHole_TakesIpv4AfterStaggerAndCancelsTheOther()
    {
        var cancelled = new TaskCompletionSource();
        var race = Race(async (address, ct) =>
        {
            if (address.Equals(V4)) return new MemoryStream();
            await using var _ = ct.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, ct);
            return Stream.Null;
        });
        var connecting = race.ConnectAsync("dual.test", 80, TestContext.Current.CancellationToken).AsTask();
        while (_tried.Count == 0) await Task.Yield();
        await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Equal([V6], _tried);
        _clock.Advance(FamilyRace.Stagger);
        await connecting;
        Assert.Equal([V6, V4], _tried);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Connect_Ipv6FailsAtOnce_TriesIpv4WithoutWaiting()
    {
        var race = Race((address, _) => address.Equals(V4) ? Task.FromResult<Stream>(new MemoryStream()) : throw new SocketException((int)SocketError.NetworkUnreachable));
        await race.ConnectAsync("dual.test", 80, TestContext.Current.CancellationToken);
        Assert.Equal([V6, V4], _tried);
    }

    [Fact]
    public async Task Connect_LateLoser_IsDisposed()
    {
        var late = new TaskCompletionSource<Stream>();
        var race = Race((address, _) => address.Equals(V4) ? Task.FromResult<Stream>(new MemoryStream()) : late.Task);
        var connecting = race.ConnectAsync("dual.test", 80, TestContext.Current.CancellationToken).AsTask();
        while (!connecting.IsCompleted)
        {
            _clock.Advance(FamilyRace.Stagger);
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
        var loser = new MemoryStream();
        late.SetResult(loser);
        for (var i = 0; i < 100 && loser.CanRead; i++) await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.False(loser.CanRead);
    }

    [Fact]
    public async Task Connect_AllFail_ThrowsTheRefusalRatherThanOurMissingRoute()
    {
        var race = Race((address, _) => throw new SocketException((int)(address.Equals(V4) ? SocketError.ConnectionRefused : SocketError.NetworkUnreachable)));
        var fault = await Assert.ThrowsAsync<SocketException>(async () => await race.ConnectAsync("dual.test", 80, TestContext.Current.CancellationToken));
        Assert.Equal(SocketError.ConnectionRefused, fault.SocketErrorCode);
    }

    [Fact]
    public async Task Connect_PrivateAddressesOnly_NeverConnects()
    {
        var race = Race((_, _) => Task.FromResult<Stream>(new MemoryStream()));
        await Assert.ThrowsAsync<AddressRefusedException>(async () => await race.ConnectAsync("evil.test", 80, TestContext.Current.CancellationToken));
        Assert.Empty(_tried);
    }

    [Fact]
    public void Interleave_ManyAddresses_AlternatesFamiliesIpv6First()
    {
        IPAddress[] all = [.. new[] { "1.1.1.1", "1.1.1.2", "2400::1", "2400::2", "2400::3" }.Select(IPAddress.Parse)];
        Assert.Equal("2400::1 1.1.1.1 2400::2 1.1.1.2 2400::3", string.Join(' ', FamilyRace.Interleave(all)));
    }
}
