using System.Net;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

public sealed class PaceBookTests
{
    private static readonly IPAddress A = IPAddress.Parse("223.5.5.5"), B = IPAddress.Parse("2400:3200::1"), C = IPAddress.Parse("223.6.6.6");

    [Fact]
    public void Gate_HostsSharingAnyAddress_ShareIt()
    {
        var book = new PaceBook(new PaceOptions(), [], TimeProvider.System);
        var first = book.Gate([A, B]);
        Assert.Same(first, book.Gate([B]));
        Assert.Same(first, book.Gate([C, A]));
        Assert.Same(first, book.Gate([C]));
        Assert.NotSame(first, book.Gate([IPAddress.Parse("1.1.1.1")]));
    }

    [Fact]
    public void Host_AgreedNetwork_HasItsPaceAndTheNarrowestCounts()
    {
        var book = new PaceBook(
            new PaceOptions(),
            [new NetworkPace(IPNetwork.Parse("223.0.0.0/8"), 20, null), new NetworkPace(IPNetwork.Parse("223.5.5.0/24"), 50, 8), new NetworkPace(IPNetwork.Parse("9.0.0.0/8"), 0, 0)],
            TimeProvider.System);
        Assert.Equal(TimeSpan.FromMilliseconds(20), book.Host("a", [A]).Interval);
        Assert.Equal(TimeSpan.FromMilliseconds(50), book.Host("c", [C]).Interval);
        Assert.Equal(TimeSpan.FromMilliseconds(250), book.Host("b", [B]).Interval);
        Assert.True(book.Gate([IPAddress.Parse("9.9.9.9")]).IsOpen);
        Assert.False(book.Gate([A]).IsOpen);
    }
}
