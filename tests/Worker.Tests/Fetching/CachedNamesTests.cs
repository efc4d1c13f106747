using System.Net.Sockets;
using FreshnessCrawler.Worker.Fetching;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

public sealed class CachedNamesTests
{
    private readonly ScriptedNames _names = new();
    private readonly FakeTimeProvider _clock = new();
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private CachedNames Cache() => new(_names, TimeSpan.FromMinutes(10), _clock);

    [Fact]
    public async Task Resolve_ManyAtOnce_AsksOnce()
    {
        var cache = Cache();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => cache.ResolveAsync("a.test", Ct)));
        Assert.Equal(1, _names.Asked);
    }

    [Fact]
    public async Task Resolve_AfterLifetime_AsksAgain()
    {
        var cache = Cache();
        await cache.ResolveAsync("a.test", Ct);
        _clock.Advance(TimeSpan.FromMinutes(11));
        await cache.ResolveAsync("A.test", Ct);
        Assert.Equal(2, _names.Asked);
    }

    [Fact]
    public async Task Resolve_Failed_IsKeptATenthAsLong()
    {
        var cache = Cache();
        await Assert.ThrowsAsync<SocketException>(() => cache.ResolveAsync("gone.invalid", Ct));
        await Assert.ThrowsAsync<SocketException>(() => cache.ResolveAsync("gone.invalid", Ct));
        Assert.Equal(1, _names.Asked);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await Assert.ThrowsAsync<SocketException>(() => cache.ResolveAsync("gone.invalid", Ct));
        Assert.Equal(2, _names.Asked);
    }
}
