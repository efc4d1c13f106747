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

    private static LevelRate Rate(int works, int fails, int byHost, int unproven = 0, int leftOut = 0) => LevelRate.Of(
        2,
        [
            .. Of(LinkStanding.Works, works), .. Of(LinkStanding.Fails, fails), .. Of(LinkStanding.FailsByHost, byHost), .. Of(LinkStanding.Unproven, unproven),
            .. Of(LinkStanding.LeftOut, leftOut),
        ],
        null);

    [Fact]
    public void Of_EverythingTested_CountsAll()
    {
        var (rate, failing) = Rate(works: 80, fails: 5, byHost: 15, leftOut: 7);
        Assert.Equal((107, 100, 80, 0.8), (rate.Found, rate.Counted, rate.Supporting, rate.Share));
        Assert.Equal(20, failing.Count);
        Assert.Equal(new LeftOut("LeftOut", 7), Assert.Single(rate.LeftOut));
    }

    [Fact]
    public void Of_ATenthTested_CountsATenthOfWhatNeededNoTest()
    {
        var (rate, failing) = Rate(works: 90, fails: 0, byHost: 100, unproven: 810);
        Assert.Equal((100, 90), (rate.Counted, rate.Supporting));
        Assert.Equal(10, failing.Count);
        Assert.Equal(90, rate.LeftOut.Single(l => l.Reason == LevelRate.KeptInProportion).Count);
    }

    [Fact]
    public void Of_NothingTestedButAHostInDoubt_HasNoShare() => Assert.Null(Rate(works: 0, fails: 0, byHost: 20, unproven: 500).Rate.Share);

    [Fact]
    public void Of_NoHostHasIPv6_IsNought() => Assert.Equal(0, Rate(works: 0, fails: 0, byHost: 20).Rate.Share);

    [Fact]
    public void Of_Anything_AddsUp() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 30]).Sample((works, fails, byHost, unproven, leftOut) =>
        {
            var (rate, failing) = Rate(works, fails, byHost, unproven, leftOut);
            Assert.Equal(rate.Found - rate.Counted, rate.LeftOut.Sum(l => l.Count));
            Assert.Equal(rate.Counted - rate.Supporting, failing.Count);
            Assert.Equal(works, rate.Supporting);
            Assert.InRange(failing.Count, fails, fails + byHost);
        });
}
