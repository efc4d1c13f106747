using CsCheck;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Probing;
using FreshnessCrawler.Worker.Probing.Ipv6;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Ipv6;

public sealed class LevelRateTests
{
    private static IEnumerable<LinkReading> Of(LinkStanding standing, int count) => Enumerable.Range(0, count).Select(i => new LinkReading(
        new SiteLink($"http://a.test/{standing}/{i}", 1, false, LinkKind.Page, "http://a.test/", LinkClass.Ok, 200), standing, $"{standing}"));

    private static LevelRate Rate(int works, int fails, int unproven = 0, int leftOut = 0) => LevelRate.Of(
        2, [.. Of(LinkStanding.Works, works), .. Of(LinkStanding.Fails, fails), .. Of(LinkStanding.Unproven, unproven), .. Of(LinkStanding.LeftOut, leftOut)], null);

    [Fact]
    public void Of_EverythingTested_CountsAll()
    {
        var (rate, failing) = Rate(works: 80, fails: 20, leftOut: 7);
        Assert.Equal((107, 100, 80, 0.8), (rate.Found, rate.Counted, rate.Supporting, rate.Share));
        Assert.Equal(20, failing.Count);
        Assert.Equal(new LeftOut("LeftOut", 7), Assert.Single(rate.LeftOut));
    }

    [Fact]
    public void Of_NothingProvenOfSome_SaysThatTheyWouldCount()
    {
        var rate = Rate(works: 90, fails: 0, unproven: 810, leftOut: 3).Rate;
        Assert.Equal((90, 90), (rate.Counted, rate.Supporting));
        Assert.Equal([(810, true), (3, false)], rate.LeftOut.Select(l => (l.Count, l.Unproven)));
    }

    [Fact]
    public void Of_NothingTested_HasNoShare() => Assert.Null(Rate(works: 0, fails: 0, unproven: 500).Rate.Share);

    [Fact]
    public void Of_Anything_AddsUp() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 30]).Sample((works, fails, unproven, leftOut) =>
        {
            var (rate, failing) = Rate(works, fails, unproven, leftOut);
            Assert.Equal(rate.Found - rate.Counted, rate.LeftOut.Sum(l => l.Count));
            Assert.Equal(unproven, rate.LeftOut.Where(l => l.Unproven).Sum(l => l.Count));
            Assert.Equal(rate.Counted - rate.Supporting, failing.Count);
        });
}
