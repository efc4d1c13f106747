using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Probes;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Probes.Ipv6Survey;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Probes;

public abstract class Ipv6LevelRuleTests
{
    private readonly Ipv6LevelRule _rule;

    private protected Ipv6LevelRuleTests(Ipv6LevelRule rule) => _rule = rule;

    protected abstract int Level { get; }

    protected abstract string Links { get; }

    [Fact]
    public void Judge_EveryLinkWorks_Passes()
    {
        var verdict = Judge(Rate(100, 100));

        Assert.Equal((_rule.Info.Code, TargetKind.Site, SiteId, Outcome.Pass, Severity.Remark), (verdict.Rule, verdict.TargetKind, verdict.TargetId, verdict.Outcome, verdict.Severity));
        Assert.Equal($"{Links}IPv6支持率100%（100/100），不低于限值85%", verdict.Summary);
        Assert.Equal((100, 85, "%", Links), (verdict.Evidence.Value, verdict.Evidence.Limit, verdict.Evidence.Unit, verdict.Evidence.Clause));
    }

    [Fact]
    public void Judge_NotInScope_SaysNothing() => Assert.Empty(_rule.Judge(Site(), Policy, Point));

    // 84.996 % is cut to 84.99, never rounded up to the limit that it has not reached.
    [Theory]
    [InlineData(17, 20, Outcome.Pass, "85")]
    [InlineData(16, 20, Outcome.Fail, "80")]
    [InlineData(21249, 25000, Outcome.Fail, "84.99")]
    public void Judge_EachSideOfTheLimit_CountsTheLimitItself(int supporting, int counted, Outcome expected, string percent)
    {
        var verdict = Judge(Rate(supporting, counted));

        Assert.Equal((expected, decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture)), (verdict.Outcome, verdict.Evidence.Value));
    }

    [Fact]
    public void Judge_TooLowARate_NamesWhatIsLeftOutAndListsTheLinks()
    {
        var verdict = Judge(
            Rate(160, 200, null, new LeftOut("IPv4也打不开", 2), new LeftOut("附件", 30)),
            [Failing(Level, 2), Failing(5 - Level, 7), Failing(Level, 1)]);

        Assert.Equal($"{Links}IPv6支持率80%（160/200），低于限值85%；未计入32个（附件30个、IPv4也打不开2个）", verdict.Summary);
        var level = Assert.Single(verdict.Evidence.Ipv6!.Levels);
        Assert.Equal((Level, 232, 200, 2), (level.Level, level.Rate!.Found, level.Rate.Counted, level.Failing));
        Assert.Equal([Failing(Level, 1), Failing(Level, 2)], level.Listed);
    }

    [Fact]
    public void Judge_ManyFailingLinks_ListsTheFirstAndSaysHowMany()
    {
        var level = Judge(Rate(0, 150), [.. Enumerable.Range(1, 150).Select(i => Failing(Level, i))]).Evidence.Ipv6!.Levels[0];

        Assert.Equal((150, Evidence.MostListed), (level.Failing, level.Listed.Count));
    }

    [Theory]
    [InlineData(10, Outcome.Fail)]
    [InlineData(9, Outcome.NotTested)]
    public void Judge_TooFewLinks_ProveNothing(int counted, Outcome expected)
    {
        var verdict = Judge(Rate(0, counted, null, new LeftOut("超出本次检测数量", 500)));

        Assert.Equal(expected, verdict.Outcome);
        if (expected == Outcome.NotTested)
        {
            Assert.Equal($"{Links} 未测：计入的链接仅9个，少于10个，不足以判定；未计入500个（超出本次检测数量500个）", verdict.Summary);
            Assert.Null(verdict.Evidence.Value);
        }
    }

    [Theory]
    [InlineData(70, Outcome.Fail)]
    [InlineData(80, Outcome.NotTested)]
    [InlineData(90, Outcome.NotTested)]
    [InlineData(95, Outcome.Pass)]
    public void Judge_Sample_DecidesOnlyWhereChanceCouldNot(int supporting, Outcome expected)
    {
        var verdict = Judge(Rate(supporting, 100, seed: 42, new LeftOut("抽样未测", 9_900)));

        Assert.Equal(expected, verdict.Outcome);
        Assert.Contains("，按种子42抽样", verdict.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(85, 1, Outcome.NotTested)]
    [InlineData(84, 1, Outcome.Fail)]
    [InlineData(84, 20, Outcome.NotTested)]
    [InlineData(90, 10, Outcome.Pass)]
    public void Judge_SampleOfNearlyAll_LeavesLittleToChance(int supporting, int notDrawn, Outcome expected) =>
        Assert.Equal(expected, Judge(Rate(supporting, 100, seed: 42, new LeftOut("抽样未测", notDrawn))).Outcome);

    // Of 100 with the unproven ones, 85 must support.
    [Theory]
    [InlineData(85, 90, Outcome.Pass)]
    [InlineData(84, 90, Outcome.NotTested)]
    [InlineData(75, 90, Outcome.NotTested)]
    [InlineData(74, 90, Outcome.Fail)]
    public void Judge_LinksUnproven_DecidesOnlyWhereTheyCouldNot(int supporting, int counted, Outcome expected)
    {
        var verdict = Judge(Rate(supporting, counted, null, new LeftOut("主机IPv6时断时续", 10) { Unproven = true }, new LeftOut("附件", 500)));

        Assert.Equal(expected, verdict.Outcome);
        Assert.Equal(expected == Outcome.NotTested, verdict.Summary.Contains("另有10个应计入而未能测定，不足以判定是否达到限值85%；未计入510个", StringComparison.Ordinal));
    }

    [Fact]
    public void Judge_NoSuchLink_IsNotApplicable()
    {
        var verdict = Judge(Rate(0, 0));

        Assert.Equal((Outcome.NotApplicable, $"{Links} 不适用：没有发现站内{Links}"), (verdict.Outcome, verdict.Summary));
        Assert.Equal(Outcome.NotTested, Judge(Rate(0, 0, null, new LeftOut("IPv4也打不开", 5))).Outcome);
    }

    [Fact]
    public void Judge_RateNotTaken_IsNotTested()
    {
        var verdict = Judge(null);

        Assert.Equal((Outcome.NotTested, $"{Links} 未测：没有检测结果"), (verdict.Outcome, verdict.Summary));
    }

    [Fact]
    public void Judge_SurveyNotMade_IsNotTestedWhateverItHolds()
    {
        var seen = Seen(Rate(0, 100)) with { NotTested = "监测方没有可用的IPv6" };

        var verdict = Assert.Single(_rule.Judge(Site() with { Ipv6 = seen }, Policy, Point));

        Assert.Equal((Outcome.NotTested, $"{Links} 未测：监测方没有可用的IPv6"), (verdict.Outcome, verdict.Summary));
    }

    [Fact]
    public void Judge_HomeWithoutIpv6_IsJudgedByItsOwnRate()
    {
        var seen = Seen(Rate(99, 100)) with { Home = Host(Ipv6State.NoAddress) };

        Assert.Equal(Outcome.Pass, Assert.Single(_rule.Judge(Site() with { Ipv6 = seen }, Policy, Point)).Outcome);
    }

    // The other level is the opposite: only the rule's own counts.
    private Ipv6Observations Seen(Ipv6LinkRate? own, params IReadOnlyList<Ipv6Link> failing)
    {
        var other = own is { Supporting: > 0 } ? Rate(0, 100) : Rate(100, 100);
        return Fine() with { SecondLevel = Level == 2 ? own : other, ThirdLevel = Level == 3 ? own : other, FailingLinks = failing };
    }

    private Verdict Judge(Ipv6LinkRate? own, params IReadOnlyList<Ipv6Link> failing) =>
        Assert.Single(_rule.Judge(Site() with { WholeSite = false, Ipv6 = Seen(own, failing) }, Policy, Point));
}
